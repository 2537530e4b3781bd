//! No level was asked for, and one is stated that the provider may not state.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.asked = None;
    plan.token.claim("acr", "http://id.sambi.se/loa/loa3");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Acr);
}
