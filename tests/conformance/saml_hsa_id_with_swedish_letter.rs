//! The HSA-id has a letter that none has.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::inera().assertion("SE2021006883-A1B2", "SE2021006883-A1Å2");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::EmployeeHsaId));
}
