//! Nobody says when the person was authenticated.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(r#"AuthnInstant="2026-01-02T03:04:00.000Z" "#, "");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Time);
}
