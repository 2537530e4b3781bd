//! Authenticated more than a minute after the token was issued.

use evidence::{NOW, Upstream};
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("auth_time", NOW.unix_seconds() - 5 + 61);
    assert_eq!(plan.judge().unwrap_err(), Refusal::AuthTime);
}
