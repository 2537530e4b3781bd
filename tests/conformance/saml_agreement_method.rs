//! The secret is of Diffie and Hellman's first kind, with explicit parameters.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::agreed().encrypting(|encryption| encryption.edit = Some(("#ECDH-ES", "#dh-es")));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Algorithm));
}
