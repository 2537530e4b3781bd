//! Nobody was authenticated.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(r#"<saml2:AuthnStatement AuthnInstant="2026-01-02T03:04:00.000Z" SessionIndex="_session"><saml2:SubjectLocality Address="192.0.2.1"></saml2:SubjectLocality><saml2:AuthnContext><saml2:AuthnContextClassRef>http://id.elegnamnden.se/loa/1.0/loa3</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>"#, "");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
