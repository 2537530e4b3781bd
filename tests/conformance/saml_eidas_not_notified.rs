//! The foreign e-ID is not notified, and the e-service accepts notified ones.

use evidence::saml::Plan;
use shared::{loa::Loa, saml::Refusal};

#[test]
fn is_refused() {
    let level = Loa::EidasSub.uri().to_owned();
    let plan = Plan::eidas()
        .assertion(Loa::EidasNfSub.uri(), &level)
        .expecting(|expecting| {
            expecting.idp.assurance = [level.clone()].into();
            expecting.request.levels = vec![level.clone()];
        });
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelNotAccepted);
}
