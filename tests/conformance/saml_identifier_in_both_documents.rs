//! The assertion has the same identifier as the Response around it.

use evidence::saml::{Plan, Signing};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan {
        assertion_signing: Some(Signing::of("_response", "xs")),
        ..Plan::good()
    }
    .assertion("ID=\"_assertion\"", "ID=\"_response\"");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
