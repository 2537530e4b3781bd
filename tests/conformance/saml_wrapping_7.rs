//! Wrapping 7: a forged assertion stands in extensions.

use evidence::saml::{Parts, Plan};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::inera();
    let made = plan.make();
    let Parts { forged, .. } = Parts::of(&made);
    let changed = made.replacen(
        "<saml2p:Status>",
        &format!("<saml2p:Extensions>{forged}</saml2p:Extensions><saml2p:Status>"),
        1,
    );
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Assertion(xml::Refusal::Structure)
    );
}
