//! What was encrypted has a document type declaration before the assertion.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::unsigned_inside();
    let with = |before: &str| plan.clone().encrypting_changed(|text| format!("{before}{text}"));
    assert!(with("<!-- -->").judge().is_ok());
    let plan = with("<!DOCTYPE a>");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
