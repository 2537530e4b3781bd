//! The operator's metadata stands within other metadata, which is not signed.

use evidence::saml::{Metadata, NOW, OPERATOR, identity_provider};
use shared::{
    saml::{MetadataRefusal, UnverifiedMetadata},
    xml,
};

#[test]
fn is_refused() {
    let good = Metadata::good().make();
    let mut forged = Metadata::of(vec![good.clone(), identity_provider("https://forged.example.se/saml")]);
    forged.signing = None;
    let wrapped = forged.make().replacen("_metadata", "_forged", 1);
    let verify = |document: &str| UnverifiedMetadata::new(document.as_bytes().to_vec()).verify(&OPERATOR, NOW);
    assert!(verify(&good).is_ok());
    assert_eq!(
        verify(&wrapped).unwrap_err(),
        MetadataRefusal::Xml(xml::Refusal::Structure)
    );
}
