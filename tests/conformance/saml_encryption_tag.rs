//! The tag does not fit the ciphertext, in which nothing is changed.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::unsigned_inside();
    assert!(plan.judge().is_ok());
    let plan = plan.encrypting(|encryption| encryption.flip_last = true);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
