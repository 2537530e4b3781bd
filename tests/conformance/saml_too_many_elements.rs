//! The Response has two thousand and more elements.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let changed = made.replacen(
        "</saml2p:Status>",
        &format!("{}</saml2p:Status>", "<a/>".repeat(2048)),
        1,
    );
    assert_ne!(made, changed);
    assert_eq!(plan.judge_xml(&changed).unwrap_err(), Refusal::Xml(xml::Refusal::Count));
}
