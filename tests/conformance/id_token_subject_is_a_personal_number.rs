//! `sub` is a personal number, which the profile forbids.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("sub", "196408233234");
    assert_eq!(plan.judge().unwrap_err(), Refusal::SubjectIsPersonalNumber);
}
