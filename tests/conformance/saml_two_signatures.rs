//! The Response has two signatures.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let start = made.find("<ds:Signature ").unwrap();
    let end = made.find("</ds:Signature>").unwrap() + 15;
    let signature = made[start..end].to_owned();
    let changed = made.replacen("<saml2p:Status>", &format!("{signature}<saml2p:Status>"), 1);
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::Structure)
    );
}
