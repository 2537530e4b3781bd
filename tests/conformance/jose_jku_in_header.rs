//! The header says where the key is that verifies the signature (`jku`); it is not the provider's.

use evidence::{Signer, Upstream};
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["jku"] = "https://other.example/jwks".into();
    assert!(plan.judge().is_ok(), "what is not looked at does no harm");
    plan.token.signer = Signer::P256(3);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
