//! Our metadata wants signed assertions and this one is not.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan {
        assertion_signing: None,
        ..Plan::good()
    };
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
