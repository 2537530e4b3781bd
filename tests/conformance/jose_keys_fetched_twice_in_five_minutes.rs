//! A second token in five minutes names a key that the provider has not.

use evidence::{NOW, Upstream};
use shared::{
    jose::{FetchedKeys, JwsError},
    oidc::upstream::Refusal,
    time::Span,
};

#[test]
fn are_not_fetched() {
    let mut plan = Upstream::good();
    plan.token.header["kid"] = "k3".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::UnknownKey));
    let mut fetched = FetchedKeys::new(plan.provider().keys, NOW.before(Span::from_minutes(5)));
    assert!(fetched.refetch(JwsError::UnknownKey, NOW));
    let soon = NOW.after(Span::from_millis(299_999));
    assert!(
        !fetched.refetch(JwsError::UnknownKey, soon),
        "whether or not the keys have come"
    );
    assert!(fetched.refetch(JwsError::UnknownKey, NOW.after(Span::from_minutes(5))));
}
