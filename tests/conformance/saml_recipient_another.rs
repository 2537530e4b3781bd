//! The confirmation is for another address.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        r#"Recipient="https://login.example.se/saml/acs""#,
        r#"Recipient="https://login.example.se/saml/ACS""#,
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Recipient);
}
