//! What was encrypted is called otherwise than an assertion.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::unsigned_inside();
    assert!(plan.judge().is_ok());
    let plan = plan.encrypting_changed(|text| text.replace("saml2:Assertion", "saml2:Advice"));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
