//! The reference of the metadata's signature names no identifier.

use evidence::saml::Metadata;
use shared::{saml::MetadataRefusal, xml};

#[test]
fn is_refused() {
    let edit = ("URI=\"#_metadata\"".to_owned(), "URI=\"\"".to_owned());
    let metadata = Metadata::good().signing(|signing| signing.edits.push(edit));
    assert_eq!(
        metadata.judge().unwrap_err(),
        MetadataRefusal::Xml(xml::Refusal::Reference)
    );
}
