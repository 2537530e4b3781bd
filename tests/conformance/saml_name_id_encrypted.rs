//! The subject's name is encrypted by itself.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        r#"<saml2:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">pseudonym</saml2:NameID>"#,
        "<saml2:EncryptedID></saml2:EncryptedID>",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::InnerEncryption);
}
