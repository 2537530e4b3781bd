//! The HSA-id is one of a test catalogue, in production.

use evidence::saml::Plan;
use shared::{
    environment::Environment,
    saml::{Attribute, Refusal},
};

#[test]
fn is_refused() {
    let plan = Plan::inera().assertion("SE2021006883-A1B2", "TSTNMT2321000156-A1B2");
    let plan = plan.expecting(|expecting| expecting.idp.environment = Environment::Test);
    assert!(plan.judge().is_ok());
    let plan = plan.expecting(|expecting| expecting.idp.environment = Environment::Production);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::EmployeeHsaId));
}
