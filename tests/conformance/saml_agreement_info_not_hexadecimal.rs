//! What the key is derived from is not in hexadecimal.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::agreed().encrypting(|encryption| encryption.edit = Some(("\"0001\"", "\"00+1\"")));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Structure));
}
