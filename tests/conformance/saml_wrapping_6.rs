//! Wrapping 6: a forged assertion has the signature, in which the genuine one stands.

use evidence::saml::{Parts, Plan};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::inera();
    let made = plan.make();
    let Parts {
        assertion,
        signature,
        bare,
        forged,
    } = Parts::of(&made);
    let around = signature.replacen("</ds:Signature>", &format!("{bare}</ds:Signature>"), 1);
    let changed = made.replacen(
        &assertion,
        &forged.replacen("</saml2:Issuer>", &format!("</saml2:Issuer>{around}"), 1),
        1,
    );
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Assertion(xml::Refusal::Structure)
    );
}
