//! An address in the metadata was changed after it was signed.

use evidence::saml::{Metadata, judge_metadata};
use shared::{saml::MetadataRefusal, xml};

#[test]
fn is_refused() {
    let made = Metadata::good().make();
    let changed = made.replacen("idp.example.se/post", "idp.example.se/p0st", 1);
    assert_ne!(made, changed);
    assert_eq!(
        judge_metadata(&changed).unwrap_err(),
        MetadataRefusal::Xml(xml::Refusal::Digest)
    );
}
