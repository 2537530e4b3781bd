//! The key is derived from a string of bits that does not end with a byte.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::agreed().encrypting(|encryption| encryption.edit = Some(("\"0001\"", "\"0401\"")));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Algorithm));
}
