//! The level is repeated among the attributes, where it is lower.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::inera().assertion(
        "http://id.sambi.se/loa/loa3</saml2:AttributeValue>",
        "http://id.sambi.se/loa/loa2</saml2:AttributeValue>",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelContradicted);
}
