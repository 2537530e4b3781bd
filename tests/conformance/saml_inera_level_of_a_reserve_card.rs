//! The person has a reserve card, which Inera states at level 2.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::inera().assertion(
        "<saml2:AuthnContextClassRef>http://id.sambi.se/loa/loa3<",
        "<saml2:AuthnContextClassRef>http://id.sambi.se/loa/loa2<",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelNotRequested);
}
