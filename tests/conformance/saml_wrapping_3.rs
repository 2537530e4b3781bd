//! Wrapping 3: a forged assertion stands before the genuine one.

use evidence::saml::{Parts, Plan};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::inera();
    let made = plan.make();
    let Parts { assertion, forged, .. } = Parts::of(&made);
    let changed = made.replacen(&assertion, &format!("{forged}{assertion}"), 1);
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Assertion(xml::Refusal::Structure)
    );
}
