//! The proxy has used two identity providers, one of which is not on the list.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let listed = "<saml2:AuthenticatingAuthority>https://behind.example.se</saml2:AuthenticatingAuthority>";
    let other = listed.replace("behind", "other");
    let through = |authorities: &[&str]| {
        let end = "</saml2:AuthnContextClassRef>";
        let list = ["https://behind.example.se".to_owned()];
        let plan = Plan::good().assertion(end, &[end, &authorities.concat()].concat());
        plan.expecting(|expecting| expecting.rules.authorities = Some(list.into()))
            .judge()
            .map(|_| ())
    };
    assert_eq!(through(&[listed]), Ok(()));
    assert_eq!(through(&[listed, &other]), Err(Refusal::AuthenticatingAuthority));
}
