//! A plain assertion stands beside the encrypted one.

use evidence::saml::{Plan, Signing};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let end = "</saml2:EncryptedAssertion>";
    let plain = Plan::good().make_assertion().replace("_assertion", "_plain");
    let plan = Plan {
        // The plain one declares a prefix that it does not use.
        response_signing: Some(Signing::of("_response", "xs")),
        ..Plan::good()
    };
    assert!(plan.judge().is_ok());
    let plan = plan.response(end, &[end, &plain].concat());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
