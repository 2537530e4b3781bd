//! The Response is from an identity provider whose name has other letters.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().response(
        ">https://idp.example.se/saml</saml2:Issuer>",
        ">HTTPS://idp.example.se/saml</saml2:Issuer>",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Issuer);
}
