//! Wrapping 1: a forged Response has the signature of the genuine one, which stands in the signature.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let forged = made.replacen("_response", "_forged", 1);
    let changed = forged.replacen(
        "</ds:Signature>",
        &format!(
            "<ds:Object>{}</ds:Object></ds:Signature>",
            made.replace("_key", "_key2").replace("_data", "_data2")
        ),
        1,
    );
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::Structure)
    );
}
