//! `sub` of 256 characters.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("sub", "a".repeat(255));
    assert!(plan.judge().is_ok(), "255 are accepted");
    plan.token.claim("sub", "a".repeat(256));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Subject);
}
