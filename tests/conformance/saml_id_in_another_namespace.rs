//! The identifier is an attribute in a namespace, and not the one of SAML.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let changed = made.replacen(r#" ID="_response""#, r#" xmlns:a="urn:a" a:ID="_response""#, 1);
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::Reference)
    );
}
