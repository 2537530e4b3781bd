//! The person has a reserve card, which Inera states at level 2.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.may_state = vec!["http://id.sambi.se/loa/loa2", "http://id.sambi.se/loa/loa3"];
    plan.asked = Some(vec!["http://id.sambi.se/loa/loa3"]);
    plan.token.claim("acr", "http://id.sambi.se/loa/loa3");
    assert!(plan.judge().is_ok());
    plan.token.claim("acr", "http://id.sambi.se/loa/loa2");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Acr);
}
