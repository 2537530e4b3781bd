//! The Response was issued at a time that is not in UTC.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().response(
        r#"IssueInstant="2026-01-02T03:04:05.000Z""#,
        r#"IssueInstant="2026-01-02T04:04:05.000+01:00""#,
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Time);
}
