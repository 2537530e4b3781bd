//! The Response does not say where it was meant to go.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().response(r#" Destination="https://login.example.se/saml/acs""#, "");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Destination);
}
