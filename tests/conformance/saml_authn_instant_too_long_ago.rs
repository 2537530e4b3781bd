//! The person was authenticated more than an hour ago.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good()
        .assertion(
            r#"AuthnInstant="2026-01-02T03:04:00.000Z""#,
            r#"AuthnInstant="2026-01-02T02:04:06.999Z""#,
        )
        .expecting(|expecting| expecting.request.force_authn = false);
    assert_eq!(plan.judge().unwrap_err(), Refusal::SessionTooOld);
}
