//! Valid until 60 seconds ago, which is as far as clocks may differ.

use evidence::{NOW, Upstream};
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("iat", NOW.unix_seconds() - 70);
    plan.token.claim("auth_time", NOW.unix_seconds() - 20);
    plan.token.claim("exp", NOW.unix_seconds() - 59);
    assert!(plan.judge().is_ok(), "a second earlier it is accepted");
    plan.token.claim("exp", NOW.unix_seconds() - 60);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Expired);
}
