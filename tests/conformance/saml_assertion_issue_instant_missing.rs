//! The assertion does not say when it was issued.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(r#" IssueInstant="2026-01-02T03:04:05.000Z""#, "");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Time);
}
