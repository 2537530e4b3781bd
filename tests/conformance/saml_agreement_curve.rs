//! The sender's key is said to be on P-384.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::agreed().encrypting(|encryption| encryption.edit = Some(("1.2.840.10045.3.1.7", "1.3.132.0.34")));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Algorithm));
}
