//! UserInfo is signed with an algorithm of the profile, by a key of the provider's, and we are registered for another.

use evidence::{Signer, Upstream};
use serde_json::json;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    let other = Signer::P384(3);
    plan.keys = json!({"keys": [Signer::P256(1).jwk("k1"), other.jwk("k3")]});
    assert!(plan.judge_user_info().is_ok());
    plan.user_info.signer = other;
    plan.user_info.header = json!({"alg": "ES384", "kid": "k3", "typ": "JWT"});
    assert_eq!(plan.judge_user_info().unwrap_err(), Refusal::Jws(JwsError::Algorithm));
}
