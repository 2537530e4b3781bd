//! What was encrypted with GCM is said to be CBC.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan =
        Plan::good().encrypting(|encryption| encryption.said = Some("http://www.w3.org/2001/04/xmlenc#aes256-cbc"));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
