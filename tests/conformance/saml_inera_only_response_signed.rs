//! The Response is signed and the assertion is not.

use evidence::saml::{Plan, Signing};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan {
        assertion_signing: None,
        response_signing: Some(Signing::of("_response", "xs")),
        ..Plan::inera()
    };
    assert_eq!(plan.judge().unwrap_err(), Refusal::Assertion(xml::Refusal::Structure));
}
