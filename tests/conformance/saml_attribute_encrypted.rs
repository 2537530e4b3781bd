//! An attribute is encrypted by itself.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        "</saml2:AttributeStatement>",
        "<saml2:EncryptedAttribute></saml2:EncryptedAttribute></saml2:AttributeStatement>",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::InnerEncryption);
}
