//! The name of the organisation is missing, where an employee is needed.

use evidence::saml::Plan;
use shared::saml::{Attribute, AttributeSet, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::non_resident();
    let plan = plan.expecting(|expecting| expecting.attributes = AttributeSet::OrganisationPerson);
    assert!(plan.judge().is_ok());
    let plan = plan.assertion("Name=\"urn:oid:2.5.4.10\"", "Name=\"urn:oid:0.0\"");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::AttributeMissing(Attribute::Organization)
    );
}
