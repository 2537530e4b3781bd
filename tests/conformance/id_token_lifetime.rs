//! Valid for a second more than five minutes.

use evidence::{NOW, Upstream};
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("exp", NOW.unix_seconds() - 5 + 300);
    assert!(plan.judge().is_ok(), "five minutes are accepted");
    plan.token.claim("exp", NOW.unix_seconds() - 5 + 301);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Lifetime);
}
