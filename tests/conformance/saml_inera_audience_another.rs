//! We are not among the several audiences that Inera names.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::inera().assertion(
        "<saml2:Audience>https://login.example.se/saml/metadata</saml2:Audience>",
        "<saml2:Audience>https://login.example.se/saml/metadata/</saml2:Audience>",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Audience);
}
