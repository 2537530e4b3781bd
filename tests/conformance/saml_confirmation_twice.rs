//! There are two confirmations.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion("</saml2:SubjectConfirmation>", r#"</saml2:SubjectConfirmation><saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"></saml2:SubjectConfirmation>"#);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
