//! The provider has changed its keys, and has signed with one that we do not know yet.

use evidence::{NOW, Signer, Upstream};
use serde_json::json;
use shared::{
    jose::{FetchedKeys, JwsError},
    oidc::upstream::Refusal,
    time::Span,
};

#[test]
fn they_are_fetched_once_and_the_token_is_accepted() {
    let mut plan = Upstream::good();
    plan.token.header["kid"] = "k3".into();
    plan.token.signer = Signer::P256(3);
    let mut fetched = FetchedKeys::new(plan.provider().keys, NOW.before(Span::from_minutes(5)));
    let mut provider = plan.provider();
    let Err(Refusal::Jws(refusal)) = plan.judge_with(&provider, &plan.token.make()) else {
        panic!("a key that is not known")
    };
    assert_eq!(refusal, JwsError::UnknownKey);
    assert!(fetched.refetch(refusal, NOW));
    plan.keys = json!({"keys": [Signer::P256(3).jwk("k3")]});
    fetched.renew(plan.provider().keys, NOW);
    provider.keys = fetched.keys().clone();
    assert!(plan.judge_with(&provider, &plan.token.make()).is_ok());
}
