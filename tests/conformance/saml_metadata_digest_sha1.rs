//! The digest of the metadata is SHA-1, and right.

use evidence::{Hash, saml::Metadata};
use shared::{saml::MetadataRefusal, xml};

#[test]
fn is_refused() {
    let metadata = Metadata::good().signing(|signing| signing.digest = Hash::Sha1);
    assert_eq!(
        metadata.judge().unwrap_err(),
        MetadataRefusal::Xml(xml::Refusal::Algorithm)
    );
}
