//! The tag of the ciphertext is twelve bytes long, which GCM knows and the profile does not. Whoever took what is left for the text and a
//! tag of sixteen would miss four spaces of it.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::unsigned_inside().encrypting_changed(|text| format!("{text}    "));
    assert!(plan.judge().is_ok());
    let plan = plan.encrypting(|encryption| encryption.cut = 4);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
