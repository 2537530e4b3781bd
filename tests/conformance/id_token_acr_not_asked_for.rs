//! Higher than asked for, and the provider may state it.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.may_state.push("http://id.elegnamnden.se/loa/1.0/loa4");
    plan.asked = Some(vec!["http://id.elegnamnden.se/loa/1.0/loa3"]);
    assert!(plan.judge().is_ok(), "what was asked for is accepted");
    plan.token.claim("acr", "http://id.elegnamnden.se/loa/1.0/loa4");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Acr);
}
