//! The answer to a query about one identity provider is the whole metadata.

use evidence::saml::{IDP, Metadata, judge_answer};
use shared::{saml::MetadataRefusal, xml};

#[test]
fn is_refused() {
    let refused = judge_answer(IDP, &Metadata::good().make());
    assert_eq!(refused.unwrap_err(), MetadataRefusal::Xml(xml::Refusal::Structure));
}
