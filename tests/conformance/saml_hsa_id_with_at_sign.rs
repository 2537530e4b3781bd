//! The HSA-id has an at sign.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::inera().assertion("SE2021006883-A1B2", "SE2021006883-A1@2");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::EmployeeHsaId));
}
