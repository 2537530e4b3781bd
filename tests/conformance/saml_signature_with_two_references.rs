//! The signed information has a second reference.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let start = made.find("<ds:Reference ").unwrap();
    let end = made.find("</ds:Reference>").unwrap() + 15;
    let reference = made[start..end].to_owned();
    let changed = made.replacen("</ds:SignedInfo>", &format!("{reference}</ds:SignedInfo>"), 1);
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::Reference)
    );
}
