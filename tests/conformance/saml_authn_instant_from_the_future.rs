//! The person will be authenticated.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        r#"AuthnInstant="2026-01-02T03:04:00.000Z""#,
        r#"AuthnInstant="2026-01-02T03:04:37.001Z""#,
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::FromTheFuture);
}
