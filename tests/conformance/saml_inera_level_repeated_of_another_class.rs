//! The level is repeated among the attributes, where it is as high and nobody has reviewed it.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::inera().assertion(
        "http://id.sambi.se/loa/loa3</saml2:AttributeValue>",
        "http://id.swedenconnect.se/loa/1.0/uncertified-loa3</saml2:AttributeValue>",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelContradicted);
}
