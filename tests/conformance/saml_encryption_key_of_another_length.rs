//! The wrapped key is too short for the cipher, which takes no other length either.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good().encrypting(|encryption| encryption.key_length = Some(16));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
