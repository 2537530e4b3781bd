//! Wrapping 9: the only assertion is forged, and the signed element has another name.

use evidence::saml::{Parts, Plan};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::inera();
    let made = plan.make();
    let Parts {
        assertion,
        signature,
        forged,
        ..
    } = Parts::of(&made);
    let changed = made.replacen(
        &assertion,
        &forged.replacen("</saml2:Issuer>", &format!("</saml2:Issuer>{signature}"), 1),
        1,
    );
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Assertion(xml::Refusal::Reference)
    );
}
