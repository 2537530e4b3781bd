//! Nobody has signed the metadata.

use evidence::saml::Metadata;
use shared::{saml::MetadataRefusal, xml};

#[test]
fn is_refused() {
    let metadata = Metadata {
        signing: None,
        ..Metadata::good()
    };
    assert_eq!(
        metadata.judge().unwrap_err(),
        MetadataRefusal::Xml(xml::Refusal::Structure)
    );
}
