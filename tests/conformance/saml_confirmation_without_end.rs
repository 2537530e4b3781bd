//! The confirmation has no end.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(r#" NotOnOrAfter="2026-01-02T03:09:05.000Z" Recipient"#, " Recipient");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Expired);
}
