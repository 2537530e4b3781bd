//! OAEP is said to use MD5.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good().encrypting(|encryption| encryption.oaep = "http://www.w3.org/2001/04/xmldsig-more#md5");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Algorithm));
}
