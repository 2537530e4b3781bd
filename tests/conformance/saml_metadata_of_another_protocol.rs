//! An identity provider speaks SAML 1.1.

use evidence::saml::Metadata;

#[test]
fn is_left_out() {
    let speaking = |version: &str| {
        let role = "WantAuthnRequestsSigned=\"true\" protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:";
        Metadata::of_changed(&[role, "2.0"].concat(), &[role, version].concat()).provider()
    };
    assert!(speaking("2.0:protocol urn:oasis:names:tc:SAML:2.0").is_some());
    assert!(speaking("1.1").is_none());
}
