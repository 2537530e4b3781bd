//! The operator has signed one entity in the metadata, and not the whole.

use evidence::saml::Metadata;
use shared::{saml::MetadataRefusal, xml};

#[test]
fn is_refused() {
    let entity = "entityID=\"https://idp.example.se/saml\"";
    let metadata = Metadata::good().edit(entity, &["ID=\"_entity\" ", entity].concat());
    assert!(metadata.judge().is_ok(), "an identifier alone changes nothing");
    let metadata = metadata.signing(|signing| signing.id = "_entity".to_owned());
    assert_eq!(
        metadata.judge().unwrap_err(),
        MetadataRefusal::Xml(xml::Refusal::Reference)
    );
}
