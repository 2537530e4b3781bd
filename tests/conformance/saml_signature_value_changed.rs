//! The signature value is another.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let start = made.find("<ds:SignatureValue>").unwrap() + 19;
    let first = if made[start..].starts_with('A') { "B" } else { "A" };
    let changed = format!("{}{first}{}", &made[..start], &made[start + 1..]);
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::Signature)
    );
}
