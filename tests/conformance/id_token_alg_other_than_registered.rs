//! The token is signed with an algorithm of the profile, by a key that is not bound to one, and we are registered for another.

use evidence::{Hash, Key, Signer, Upstream};
use serde_json::json;
use shared::{
    jose::{
        JwsError,
        algorithm::{RS256, RS512},
    },
    oidc::upstream::Refusal,
};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    let signer = Signer::Rsa(Key::User, Hash::Sha512);
    plan.keys = json!({"keys": [signer.jwk("k1")]});
    plan.token.signer = signer;
    plan.token.header["alg"] = "RS512".into();
    plan.token.without("at_hash");
    plan.token.without("c_hash");
    plan.alg = &RS512;
    assert!(plan.judge().is_ok());
    plan.alg = &RS256;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Algorithm));
}
