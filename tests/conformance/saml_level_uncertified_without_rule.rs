//! The level is one that nobody has reviewed, requested and in metadata, of a provider whose rules do not say that it is taken.

use evidence::saml::Plan;
use shared::{
    loa::{Demand, Loa},
    saml::Refusal,
};

#[test]
fn is_refused() {
    let level = Loa::UncertifiedLoa3.uri();
    let plan = Plan::good().assertion(Loa::Loa3.uri(), level).expecting(|expecting| {
        expecting.idp.assurance = [level.to_owned()].into();
        expecting.request.levels = vec![level.to_owned()];
        expecting.demand = Demand::UncertifiedLoa3;
        expecting.rules.uncertified = true;
    });
    assert_eq!(plan.judge().unwrap().loa(), Loa::UncertifiedLoa3);
    let plan = plan.expecting(|expecting| expecting.rules.uncertified = false);
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelNotCertified);
}
