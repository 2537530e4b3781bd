//! The signature has two signed informations.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let changed = made.replacen("<ds:SignedInfo>", "<ds:SignedInfo></ds:SignedInfo><ds:SignedInfo>", 1);
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::Structure)
    );
}
