//! What was encrypted is no assertion.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good().encrypting(|encryption| {
        encryption.instead = Some("<saml2:Subject xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>".to_owned())
    });
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
