//! The e-service demands level 4.

use evidence::saml::Plan;
use shared::{loa::Demand, saml::Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good().expecting(|expecting| expecting.demand = Demand::Loa4);
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelNotAccepted);
}
