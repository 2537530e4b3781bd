//! Svenska Pass states level 4, which was requested, and may assert level 3.

use evidence::saml::Plan;
use shared::{loa::Loa, saml::Refusal};

#[test]
fn is_refused() {
    let plan = Plan::svenska_pass()
        .assertion(Loa::Loa3.uri(), Loa::Loa4.uri())
        .expecting(|expecting| expecting.request.levels.push(Loa::Loa4.uri().to_owned()));
    let certified = plan.clone().expecting(|expecting| {
        expecting.idp.assurance.insert(Loa::Loa4.uri().to_owned());
    });
    assert!(certified.judge().is_ok());
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelNotCertified);
}
