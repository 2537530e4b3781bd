//! The header says where the key is that has signed (`jku`); the certificate that it names (`x5t`) has another.

use evidence::{Freja, Hash, Key, Signer};
use serde_json::json;
use shared::{jose::JwsError, provider::freja::evidence::Refusal};

#[test]
fn is_refused() {
    let other = Signer::Rsa(Key::Other, Hash::Sha256);
    let mut plan = Freja::good();
    plan.token.header = json!({"x5t": plan.thumbprint(), "alg": "RS256", "jku": "https://other.example/jwks"});
    assert!(plan.judge().is_ok(), "what is not looked at does no harm");
    plan.token.signer = other;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
