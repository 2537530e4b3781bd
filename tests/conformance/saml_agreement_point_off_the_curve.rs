//! The sender's key is no point on the curve (an attack on the key that meets it).

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::agreed()
        .encrypting(|encryption| encryption.edit = Some(("<dsig11:PublicKey>BLBRTEwT", "<dsig11:PublicKey>BLBRTEwA")));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Structure));
}
