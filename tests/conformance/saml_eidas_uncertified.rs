//! The level is by the word of a proxy that is not the Swedish eIDAS node.

use evidence::saml::Plan;
use shared::{loa::Loa, saml::Refusal};

#[test]
fn is_refused() {
    let level = Loa::UncertifiedEidasSub.uri().to_owned();
    let plan = Plan::eidas()
        .assertion(Loa::EidasNfSub.uri(), &level)
        .expecting(|expecting| {
            expecting.idp.assurance = [level.clone()].into();
            expecting.request.levels = vec![level.clone()];
        });
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelNotCertified);
}
