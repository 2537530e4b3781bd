//! The assertion is not yet valid.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        r#"NotBefore="2026-01-02T03:04:00.000Z""#,
        r#"NotBefore="2026-01-02T03:04:37.001Z""#,
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::NotYetValid);
}
