//! Inera gives no HSA-id.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let name = "Name=\"http://sambi.se/attributes/1/employeeHsaId\"";
    let plan = Plan::inera().assertion(name, "Name=\"http://sambi.se/attributes/1/other\"");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::AttributeMissing(Attribute::EmployeeHsaId)
    );
}
