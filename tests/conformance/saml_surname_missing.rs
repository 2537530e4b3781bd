//! The surname is missing, where names are needed.

use evidence::saml::Plan;
use shared::saml::{Attribute, AttributeSet, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let plan = plan.expecting(|expecting| expecting.attributes = AttributeSet::NaturalPerson);
    assert!(plan.judge().is_ok());
    let plan = plan.assertion("Name=\"urn:oid:2.5.4.4\"", "Name=\"urn:oid:0.0\"");
    assert_eq!(plan.judge().unwrap_err(), Refusal::AttributeMissing(Attribute::Surname));
}
