//! The intermediate has signed with another key than the anchor vouches for.

use evidence::{Signer, federation::Chain};
use shared::{jose::JwsError, oidc::federation::Refusal};

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.intermediate.signer = Signer::P256(29);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
