//! The assertion has no conditions.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(r#"<saml2:Conditions NotBefore="2026-01-02T03:04:00.000Z" NotOnOrAfter="2026-01-02T03:09:05.000Z"><saml2:AudienceRestriction><saml2:Audience>https://login.example.se/saml/metadata</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>"#, "");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
