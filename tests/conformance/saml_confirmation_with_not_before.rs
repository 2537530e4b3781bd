//! A bearer's confirmation has a beginning.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        r#" NotOnOrAfter="2026-01-02T03:09:05.000Z" Recipient"#,
        r#" NotBefore="2026-01-02T03:04:00.000Z" NotOnOrAfter="2026-01-02T03:09:05.000Z" Recipient"#,
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
