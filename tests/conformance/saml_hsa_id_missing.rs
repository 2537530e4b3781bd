//! The HSA-id is missing, where one is needed.

use evidence::saml::Plan;
use shared::saml::{Attribute, AttributeSet, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good().with_attribute("urn:oid:1.2.752.29.6.2.1", "SE2021006883-A1B2");
    let plan = plan.expecting(|expecting| expecting.attributes = AttributeSet::HsaId);
    assert!(plan.judge().is_ok());
    let plan = plan.assertion("Name=\"urn:oid:1.2.752.29.6.2.1\"", "Name=\"urn:oid:0.0\"");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::AttributeMissing(Attribute::EmployeeHsaId)
    );
}
