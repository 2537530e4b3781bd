//! The Response carries two encrypted assertions.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().response("</saml2:EncryptedAssertion>", r#"</saml2:EncryptedAssertion><saml2:EncryptedAssertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"></saml2:EncryptedAssertion>"#);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
