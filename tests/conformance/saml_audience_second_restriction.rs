//! A second restriction leaves us out.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion("</saml2:AudienceRestriction>", "</saml2:AudienceRestriction><saml2:AudienceRestriction><saml2:Audience>other</saml2:Audience></saml2:AudienceRestriction>");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Audience);
}
