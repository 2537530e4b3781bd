//! The key is wrapped with a shorter key than is said.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::agreed().encrypting(|encryption| encryption.edit = Some(("kw-aes256", "kw-aes128")));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
