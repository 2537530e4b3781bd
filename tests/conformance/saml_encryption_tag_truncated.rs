//! The tag of the ciphertext is twelve bytes long, which GCM knows and the profile does not.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good().encrypting(|encryption| encryption.cut = 4);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
