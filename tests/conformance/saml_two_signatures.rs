//! The Response has two signatures.

use evidence::saml::{Plan, element};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let signature = element(&made, "ds:Signature");
    let changed = made.replacen("<saml2p:Status>", &format!("{signature}<saml2p:Status>"), 1);
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::Structure)
    );
}
