//! The Response was meant for another address.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().response(
        r#"Destination="https://login.example.se/saml/acs""#,
        r#"Destination="https://other.example.se/saml/acs""#,
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Destination);
}
