//! The header brings a certificate along (`x5c`); it is not the provider's.

use evidence::{Signer, Upstream};
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["x5c"] = serde_json::json!(["AAAA"]);
    assert!(plan.judge().is_ok(), "what is not looked at does no harm");
    plan.token.signer = Signer::P256(3);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
