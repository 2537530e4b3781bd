//! Wrapping 2: the genuine Response stands beside its own signature in a forged one.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let genuine = made.replace("_key", "_key2").replace("_data", "_data2");
    let forged = made.replacen("_response", "_forged", 1);
    let changed = forged.replacen("<ds:Signature ", &format!("{genuine}<ds:Signature "), 1);
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::Reference)
    );
}
