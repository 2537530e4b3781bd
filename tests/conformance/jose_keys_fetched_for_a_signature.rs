//! A token names a key of the provider's, which has not signed it: other keys would not make it right.

use evidence::{NOW, Signer, Upstream};
use shared::{
    jose::{FetchedKeys, JwsError},
    oidc::upstream::Refusal,
    time::Span,
};

#[test]
fn are_not_fetched() {
    let mut plan = Upstream::good();
    plan.token.signer = Signer::P256(3);
    let Err(Refusal::Jws(refusal)) = plan.judge() else {
        panic!("a signature by another key")
    };
    let mut fetched = FetchedKeys::new(plan.provider().keys, NOW.before(Span::from_minutes(60)));
    assert!(!fetched.refetch(refusal, NOW));
    assert!(fetched.refetch(JwsError::UnknownKey, NOW));
}
