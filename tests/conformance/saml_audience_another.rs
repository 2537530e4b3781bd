//! The assertion is for others.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        "<saml2:Audience>https://login.example.se/saml/metadata</saml2:Audience>",
        "<saml2:Audience>https://login.example.se/saml/metadata2</saml2:Audience>",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Audience);
}
