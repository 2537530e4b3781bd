//! A level that was asked for, and that this provider may not state.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("acr", "http://id.elegnamnden.se/loa/1.0/loa4");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Acr);
}
