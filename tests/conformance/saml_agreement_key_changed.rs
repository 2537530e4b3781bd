//! The wrapped key was changed.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::agreed().encrypting(|encryption| encryption.flip_key = Some(7));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
