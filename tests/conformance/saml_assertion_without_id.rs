//! The assertion has no identifier. It is not signed by itself, which it could not be.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good().expecting(|expecting| expecting.want_assertions_signed = false);
    plan.assertion_signing = None;
    assert!(plan.judge().is_ok());
    let plan = plan.assertion(" ID=\"_assertion\"", "");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Identifier);
}
