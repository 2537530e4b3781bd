//! The level is one of a kind that is no longer used.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token
        .claim("acr", "http://id.elegnamnden.se/loa/1.0/loa3-sigmessage");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Acr);
}
