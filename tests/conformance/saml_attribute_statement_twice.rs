//! There are two statements of attributes.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        "</saml2:AttributeStatement>",
        "</saml2:AttributeStatement><saml2:AttributeStatement></saml2:AttributeStatement>",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
