//! The Response is larger than any is.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let changed = format!("{made}<!--{}-->", "x".repeat(256 * 1024));
    assert_ne!(made, changed);
    assert_eq!(plan.judge_xml(&changed).unwrap_err(), Refusal::Xml(xml::Refusal::Size));
}
