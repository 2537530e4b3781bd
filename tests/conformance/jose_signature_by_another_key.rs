//! Signed with a key that the provider has not.

use evidence::{Signer, Upstream};
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.signer = Signer::P256(3);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
