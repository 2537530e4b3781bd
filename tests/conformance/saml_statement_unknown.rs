//! There is a statement of another kind.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        "</saml2:AttributeStatement>",
        "</saml2:AttributeStatement><saml2:AuthzDecisionStatement></saml2:AuthzDecisionStatement>",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
