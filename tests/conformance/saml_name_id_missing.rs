//! The subject has no name.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        r#"<saml2:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">pseudonym</saml2:NameID>"#,
        "",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
