//! The signed assertion stands deeper in the Response.

use evidence::saml::{Plan, element};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::inera();
    let made = plan.make();
    let assertion = element(&made, "saml2:Assertion");
    let changed = made.replacen(
        assertion,
        &format!("<saml2p:Extensions>{assertion}</saml2p:Extensions>"),
        1,
    );
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Assertion(xml::Refusal::Structure)
    );
}
