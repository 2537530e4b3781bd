//! The country of the HSA-id is in small letters.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::inera().assertion("SE2021006883-A1B2", "se2021006883-A1B2");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::EmployeeHsaId));
}
