//! The padding says that it has no bytes. What would be left ends with it, and a zero is in no document either.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good().encrypting(|encryption| (encryption.content, encryption.padding) = ("aes128-cbc", Some(0)));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
