//! The assertion is another identity provider's.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        "<saml2:Issuer>https://idp.example.se/saml<",
        "<saml2:Issuer>https://idp.example.se/other<",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
