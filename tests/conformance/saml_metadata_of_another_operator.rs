//! The metadata is signed by the operator of another environment, with a good key.

use evidence::saml::{Metadata, Signer};
use shared::{saml::MetadataRefusal, xml};

#[test]
fn is_refused() {
    let metadata = Metadata::good().signing(|signing| signing.key = Signer::P384);
    assert_eq!(
        metadata.judge().unwrap_err(),
        MetadataRefusal::Xml(xml::Refusal::Signature)
    );
}
