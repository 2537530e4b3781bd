//! The request of this browser was sent to another identity provider than the one whose answer this is.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().expecting(|expecting| expecting.request.idp = "https://other.example.se/saml".to_owned());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Issuer);
}
