//! The metadata is the answer to a query about one identity provider.

use evidence::saml::{IDP, answer, judge_metadata};
use shared::{saml::MetadataRefusal, xml};

#[test]
fn is_refused() {
    let refused = judge_metadata(&answer(IDP));
    assert_eq!(refused.unwrap_err(), MetadataRefusal::Xml(xml::Refusal::Structure));
}
