//! The identity provider may assert `uncertified-loa3` only.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().expecting(|expecting| {
        expecting.idp.assurance = ["http://id.swedenconnect.se/loa/1.0/uncertified-loa3".to_owned()].into()
    });
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelNotCertified);
}
