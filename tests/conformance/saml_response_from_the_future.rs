//! The Response was issued later than the clocks can be apart.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().response(
        r#"IssueInstant="2026-01-02T03:04:05.000Z""#,
        r#"IssueInstant="2026-01-02T03:04:37.001Z""#,
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::FromTheFuture);
}
