//! The key is registered for RS512; the token is signed with it by RS256.

use evidence::{Hash, Key, Signer, Upstream};
use serde_json::json;
use shared::{
    jose::{JwsError, algorithm::RS256},
    oidc::upstream::Refusal,
};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.signer = Signer::Rsa(Key::User, Hash::Sha256);
    plan.token.header["alg"] = "RS256".into();
    plan.alg = &RS256;
    plan.keys = json!({"keys": [plan.token.signer.jwk("k1")]});
    assert!(plan.judge().is_ok(), "without the registration it is accepted");
    plan.keys["keys"][0]["alg"] = "RS512".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Algorithm));
}
