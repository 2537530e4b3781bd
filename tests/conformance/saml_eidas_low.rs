//! The level of a notified foreign e-ID is low, and the e-service accepts level 3 and foreign e-IDs that are as high.

use evidence::saml::Plan;
use shared::{loa::Loa, saml::Refusal};

#[test]
fn is_refused() {
    let level = Loa::EidasNfLow.uri().to_owned();
    let plan = Plan::eidas()
        .assertion(Loa::EidasNfSub.uri(), &level)
        .expecting(|expecting| {
            expecting.idp.assurance = [level.clone()].into();
            expecting.request.levels = vec![level.clone()];
        });
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelNotAccepted);
}
