//! The operator's metadata, signature and all, stands within other metadata, which says something else.

use evidence::saml::{Metadata, NOW, OPERATOR, element, identity_provider};
use shared::{
    saml::{MetadataRefusal, UnverifiedMetadata},
    xml,
};

#[test]
fn is_refused() {
    let good = Metadata::good().make();
    let mut forged = Metadata::of(vec![identity_provider("https://forged.example.se/saml")]);
    forged.signing = None;
    let forged = forged.make().replace("_metadata", "_forged");
    let signature = element(&good, "ds:Signature");
    let head = forged.find('>').unwrap() + 1;
    // The signature stands where it is looked for, and what it signs stands further in.
    let inner = good.replacen(signature, "", 1);
    let wrapped = [&forged[..head], signature, &inner, &forged[head..]].concat();
    let verify = |document: &str| UnverifiedMetadata::new(document.as_bytes().to_vec()).verify(&OPERATOR, NOW);
    assert!(verify(&good).is_ok());
    assert_eq!(
        verify(&wrapped).unwrap_err(),
        MetadataRefusal::Xml(xml::Refusal::Reference)
    );
}
