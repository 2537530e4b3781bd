//! The confirmation does not say for which address.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(r#" Recipient="https://login.example.se/saml/acs""#, "");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Recipient);
}
