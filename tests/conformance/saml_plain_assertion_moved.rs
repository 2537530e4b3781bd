//! The signed assertion stands deeper in the Response.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::inera();
    let made = plan.make();
    let start = made.find("<saml2:Assertion ").unwrap();
    let end = made.find("</saml2:Assertion>").unwrap() + 18;
    let assertion = made[start..end].to_owned();
    let changed = made.replacen(
        &assertion,
        &format!("<saml2p:Extensions>{assertion}</saml2p:Extensions>"),
        1,
    );
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Assertion(xml::Refusal::Structure)
    );
}
