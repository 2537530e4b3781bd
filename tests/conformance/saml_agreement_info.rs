//! The key is derived from something else than is said.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::agreed().encrypting(|encryption| encryption.edit = Some(("\"0001\"", "\"0002\"")));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
