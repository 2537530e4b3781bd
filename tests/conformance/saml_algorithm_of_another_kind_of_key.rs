//! The signature is said to be ECDSA and the key is RSA.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good().signed_info("xmldsig-more#rsa-sha256", "xmldsig-more#ecdsa-sha256");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Signature));
}
