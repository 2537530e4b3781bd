//! The proxy has used an identity provider that is not on the list.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion("</saml2:AuthnContextClassRef>", "</saml2:AuthnContextClassRef><saml2:AuthenticatingAuthority>https://behind.example.se</saml2:AuthenticatingAuthority>").expecting(|expecting| expecting.rules.authorities = Some(["https://other.example.se".to_owned()].into()));
    assert_eq!(plan.judge().unwrap_err(), Refusal::AuthenticatingAuthority);
}
