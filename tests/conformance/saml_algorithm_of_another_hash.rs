//! The signature is said to be with SHA-512 and is with SHA-256.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good().signed_info("xmldsig-more#rsa-sha256", "xmldsig-more#rsa-sha512");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Signature));
}
