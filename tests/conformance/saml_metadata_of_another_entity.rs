//! The answer to a query about one identity provider is about another, which the operator has signed as well.

use evidence::saml::{IDP, answer, judge_answer};
use shared::saml::MetadataRefusal;

#[test]
fn is_refused() {
    let refused = judge_answer(IDP, &answer("https://other.example.se/saml"));
    assert_eq!(refused.unwrap_err(), MetadataRefusal::OtherEntity);
}
