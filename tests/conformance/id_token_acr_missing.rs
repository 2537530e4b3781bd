//! A level was asked for, and none is stated.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.without("acr");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Acr);
}
