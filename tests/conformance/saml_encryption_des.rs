//! The content is said to be encrypted with 3DES.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan =
        Plan::good().encrypting(|encryption| encryption.said = Some("http://www.w3.org/2001/04/xmlenc#tripledes-cbc"));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Algorithm));
}
