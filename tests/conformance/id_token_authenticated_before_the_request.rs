//! `prompt=login`, and the person was authenticated more than a minute before the request.

use evidence::{NOW, Upstream};
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("auth_time", NOW.unix_seconds() - 90);
    assert!(plan.judge().is_ok(), "60 seconds are accepted");
    plan.token.claim("auth_time", NOW.unix_seconds() - 91);
    assert_eq!(plan.judge().unwrap_err(), Refusal::AuthTime);
}
