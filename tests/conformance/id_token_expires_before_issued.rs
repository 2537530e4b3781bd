//! It ended before it began.

use evidence::{NOW, Upstream};
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("iat", NOW.unix_seconds() + 10);
    plan.token.claim("exp", NOW.unix_seconds() + 10);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Lifetime);
}
