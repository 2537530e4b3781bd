//! The session at the identity provider is over.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        r#" SessionIndex="_session""#,
        r#" SessionIndex="_session" SessionNotOnOrAfter="2026-01-02T03:03:37.000Z""#,
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::SessionTooOld);
}
