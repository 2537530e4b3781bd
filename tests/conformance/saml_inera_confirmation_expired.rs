//! The confirmation in Inera's assertion is over.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::inera().assertion(
        "NotOnOrAfter=\"2026-01-02T03:09:05.000Z\" Recipient",
        "NotOnOrAfter=\"2026-01-02T03:03:37.000Z\" Recipient",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Expired);
}
