//! The header brings its own certificate along (`x5c`), whose key has signed; the certificate that it names (`x5t`) is another.

use base64::{Engine, engine::general_purpose::STANDARD};
use evidence::{Freja, Hash, Key, Signer};
use serde_json::json;
use shared::{jose::JwsError, provider::freja::evidence::Refusal};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    let mut brought = plan.signer.clone();
    brought.key = Key::Other;
    plan.token.header = json!({"x5t": plan.thumbprint(), "alg": "RS256", "x5c": [STANDARD.encode(brought.der())]});
    assert!(plan.judge().is_ok(), "what is brought along is not looked at");
    plan.token.signer = Signer::Rsa(Key::Other, Hash::Sha256);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
