//! The unsigned Response was meant for another address.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::inera().response(
        r#"Destination="https://login.example.se/saml/acs""#,
        r#"Destination="https://login.example.se/""#,
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Destination);
}
