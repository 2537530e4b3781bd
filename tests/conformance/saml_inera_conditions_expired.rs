//! Inera's assertion is no longer valid.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::inera().assertion(
        "NotOnOrAfter=\"2026-01-02T03:09:05.000Z\">",
        "NotOnOrAfter=\"2026-01-02T03:03:37.000Z\">",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Expired);
}
