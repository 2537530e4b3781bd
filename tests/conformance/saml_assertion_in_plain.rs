//! The assertion is signed and not encrypted.

use evidence::saml::{Plan, Signing};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan {
        encryption: None,
        response_signing: Some(Signing::of("_response", "xs")),
        ..Plan::good()
    };
    assert_eq!(plan.judge().unwrap_err(), Refusal::NotEncrypted);
}
