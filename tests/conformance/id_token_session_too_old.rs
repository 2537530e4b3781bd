//! `max_age` of an hour, and the session is older.

use evidence::{NOW, Upstream};
use shared::{
    oidc::upstream::{Freshness, Refusal},
    time::Span,
};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.freshness = Freshness::Within(Span::from_minutes(60));
    plan.token.claim("auth_time", NOW.unix_seconds() - 3660);
    assert!(plan.judge().is_ok(), "an hour is accepted");
    plan.token.claim("auth_time", NOW.unix_seconds() - 3661);
    assert_eq!(plan.judge().unwrap_err(), Refusal::AuthTime);
}
