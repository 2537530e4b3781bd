//! The sender's key is given in a way that is not XML Signature 1.1's.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::agreed().encrypting(|encryption| {
        encryption.edit = Some(("http://www.w3.org/2009/xmldsig11#", "http://www.w3.org/2009/xmldsig12#"))
    });
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Structure));
}
