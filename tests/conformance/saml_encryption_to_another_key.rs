//! The assertion is encrypted to a key that we no longer have.

use evidence::saml::{Plan, Receiver};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good().encrypting(|encryption| encryption.receiver = Receiver::Previous);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
