//! The confirmation is for the address that we asked for, and the Response has reached another one, as it says itself.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good()
        .response(
            r#"Destination="https://login.example.se/saml/acs""#,
            r#"Destination="https://login.example.se/saml/other""#,
        )
        .expecting(|expecting| expecting.endpoint = "https://login.example.se/saml/other".to_owned());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Recipient);
}
