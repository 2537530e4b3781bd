//! The header says where the certificate is whose key has signed (`x5u`); the certificate that it names (`x5t`) is another.

use evidence::{Freja, Hash, Key, Signer};
use serde_json::json;
use shared::{jose::JwsError, provider::freja::evidence::Refusal};

#[test]
fn is_refused() {
    let other = Signer::Rsa(Key::Other, Hash::Sha256);
    let mut plan = Freja::good();
    plan.token.header = json!({"x5t": plan.thumbprint(), "alg": "RS256", "x5u": "https://other.example/certificate"});
    assert!(plan.judge().is_ok(), "what is not looked at does no harm");
    plan.token.signer = other;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
