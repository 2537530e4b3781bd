//! Wrapping 5: a forged assertion has the signature, and the genuine one comes after it.

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
    let changed = made.replacen(
        &assertion,
        &format!(
            "{}{bare}",
            forged.replacen("</saml2:Issuer>", &format!("</saml2:Issuer>{signature}"), 1)
        ),
        1,
    );
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Assertion(xml::Refusal::Structure)
    );
}
