//! A time that no clock reaches.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("exp", u64::MAX);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Lifetime);
}
