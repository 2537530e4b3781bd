//! Signed by RS512, with the right key.

use evidence::{Freja, Hash, Key, Signer};
use serde_json::json;
use shared::{jose::JwsError, provider::freja::evidence::Refusal};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.header = json!({"x5t": plan.thumbprint(), "alg": "RS512"});
    plan.token.signer = Signer::Rsa(Key::User, Hash::Sha512);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Algorithm));
}
