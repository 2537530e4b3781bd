//! The header says where the certificate is that verifies the signature (`x5u`); it is not the provider's.

use evidence::{Signer, Upstream};
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["x5u"] = "https://other.example/certificate".into();
    assert!(plan.judge().is_ok(), "what is not looked at does no harm");
    plan.token.signer = Signer::P256(3);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
