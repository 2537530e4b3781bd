//! An element of the Response has more than thirty-two attributes.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let attributes: String = (0..33).map(|number| format!(" a{number}=\"\"")).collect();
    let changed = made.replacen("<saml2p:Status>", &format!("<saml2p:Status{attributes}>"), 1);
    assert_ne!(made, changed);
    assert_eq!(plan.judge_xml(&changed).unwrap_err(), Refusal::Xml(xml::Refusal::Count));
}
