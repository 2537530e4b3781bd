//! The unsigned Response is from another identity provider.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::inera().response(
        r#"assertion">https://idp.example.se/saml</saml2:Issuer>"#,
        r#"assertion">https://idp.example.se/</saml2:Issuer>"#,
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Issuer);
}
