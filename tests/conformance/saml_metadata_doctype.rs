//! The metadata has a document type declaration.

use evidence::saml::{Metadata, judge_metadata};
use shared::{saml::MetadataRefusal, xml};

#[test]
fn is_refused() {
    let made = Metadata::good().make();
    let changed = ["<!DOCTYPE md:EntitiesDescriptor>", &made].concat();
    assert_eq!(
        judge_metadata(&changed).unwrap_err(),
        MetadataRefusal::Xml(xml::Refusal::Doctype)
    );
}
