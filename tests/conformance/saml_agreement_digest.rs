//! The key is derived with SHA-1.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::agreed().encrypting(|encryption| {
        encryption.edit = Some((
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2000/09/xmldsig#sha1",
        ))
    });
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Algorithm));
}
