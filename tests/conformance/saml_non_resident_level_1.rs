//! Level 1, for an e-service that accepts every class of levels.

use evidence::saml::{Plan, policy};
use shared::{loa::Loa, saml::Refusal};

#[test]
fn is_refused() {
    let widest = policy("loa2+nonresident+uncertified+eidas-any");
    let plan = Plan::non_resident().expecting(|expecting| expecting.levels = widest);
    assert!(plan.judge().is_ok());
    let level = Loa::Loa1.uri().to_owned();
    let plan = plan
        .assertion(Loa::Loa3NonResident.uri(), &level)
        .expecting(|expecting| {
            expecting.idp.assurance = [level.clone()].into();
            expecting.request.levels = vec![level.clone()];
        });
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelNotCertified);
}
