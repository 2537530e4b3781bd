//! The only key of the identity provider is one on a curve of 224 bits.

use evidence::{
    Key,
    saml::{IDP, Metadata, NOW, OPERATOR, certificate_on_p224, identity_provider, key_descriptor, key_descriptor_of},
};
use shared::saml::UnverifiedMetadata;

/// Whether the identity provider is there, with this and no other key.
fn is_there(certificate: &[u8]) -> bool {
    let idp = identity_provider(IDP)
        .replace(&key_descriptor("", Key::Responder), "")
        .replace(
            &key_descriptor("signing", Key::User),
            &key_descriptor_of("signing", certificate),
        );
    let made = Metadata::of(vec![idp]).make();
    let federation = UnverifiedMetadata::new(made.into_bytes())
        .verify(&OPERATOR, NOW)
        .unwrap();
    federation.identity_provider(IDP).is_some()
}

#[test]
fn is_left_out() {
    assert!(is_there(&evidence::saml::Signer::P256.certificate()));
    assert!(!is_there(&certificate_on_p224()));
}
