//! There is a list of identity providers behind the proxy, and it does not say which it has used.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good()
        .expecting(|expecting| expecting.rules.authorities = Some(["https://behind.example.se".to_owned()].into()));
    assert_eq!(plan.judge().unwrap_err(), Refusal::AuthenticatingAuthority);
}
