//! A bearer's confirmation has a key in it.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        "</saml2:SubjectConfirmationData>",
        r#"<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"></ds:KeyInfo></saml2:SubjectConfirmationData>"#,
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
