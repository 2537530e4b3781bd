//! The key is derived with PBKDF2.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::agreed().encrypting(|encryption| encryption.edit = Some(("#ConcatKDF\"", "#pbkdf2\"")));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Algorithm));
}
