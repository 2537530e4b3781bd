//! `sub` is empty.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("sub", "");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Subject);
}
