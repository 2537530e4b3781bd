//! The assertion has a condition that we do not know.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        "</saml2:AudienceRestriction>",
        "</saml2:AudienceRestriction><saml2:Condition></saml2:Condition>",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Condition);
}
