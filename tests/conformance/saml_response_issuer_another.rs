//! The Response is from another identity provider, signed with the right key.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().response(
        ">https://idp.example.se/saml</saml2:Issuer>",
        ">https://idp.example.se/saml/</saml2:Issuer>",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Issuer);
}
