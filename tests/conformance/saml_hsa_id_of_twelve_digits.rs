//! The HSA-id has twelve digits.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::inera().assertion("SE2021006883-A1B2", "SE162021006883-A1B2");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::EmployeeHsaId));
}
