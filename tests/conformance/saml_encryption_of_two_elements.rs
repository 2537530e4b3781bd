//! Another element was encrypted behind the assertion.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::unsigned_inside();
    let with = |behind: &str| plan.clone().encrypting_changed(|text| format!("{text}{behind}"));
    assert!(with("<!-- -->").judge().is_ok());
    let plan = with("<a></a>");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
