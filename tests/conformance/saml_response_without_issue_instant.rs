//! The Response does not say when it was issued.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.response = plan
        .response
        .replacen(" IssueInstant=\"2026-01-02T03:04:05.000Z\"", "", 1);
    assert_ne!(plan.response, Plan::good().response);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Time);
}
