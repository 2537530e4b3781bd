//! Somebody else has signed the answer.

use evidence::{Signer, federation::Resolve};
use shared::{jose::JwsError, oidc::federation::Refusal};

#[test]
fn is_refused() {
    let mut plan = Resolve::good();
    plan.answer.signer = Signer::P256(29);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
