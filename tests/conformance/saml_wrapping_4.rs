//! Wrapping 4: the genuine assertion stands in a forged one.

use evidence::saml::{Parts, Plan};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::inera();
    let made = plan.make();
    let Parts { assertion, forged, .. } = Parts::of(&made);
    let changed = made.replacen(
        &assertion,
        &forged.replacen("</saml2:Assertion>", &format!("{assertion}</saml2:Assertion>"), 1),
        1,
    );
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Assertion(xml::Refusal::Structure)
    );
}
