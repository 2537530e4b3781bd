//! A level of the identity provider's own is made to stand for one of the Swedish eIDAS node, which it is not.

use evidence::saml::Plan;
use shared::{
    loa::Loa,
    saml::{LocalLevel, Refusal},
};

#[test]
fn is_refused() {
    let level = "urn:own";
    let plan = Plan::eidas()
        .assertion(Loa::EidasNfSub.uri(), level)
        .expecting(|expecting| {
            expecting.rules.levels = LocalLevel::new(level.to_owned(), Loa::EidasNfSub).into_iter().collect();
            expecting.idp.assurance = [level.to_owned()].into();
            expecting.request.levels = vec![level.to_owned()];
        });
    assert!(plan.judge().is_ok());
    let plan = plan.expecting(|expecting| expecting.rules.eidas_node = false);
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelNotCertified);
}
