//! The rules do not say that attributes have bare names.

use evidence::saml::Plan;
use shared::saml::{Attribute, AttributeNames, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::svenska_pass();
    assert!(plan.judge().is_ok());
    let plan = plan.expecting(|expecting| expecting.rules.attribute_names = AttributeNames::SwedenConnect);
    assert_eq!(plan.judge().unwrap_err(), Refusal::AttributeMissing(Attribute::Surname));
}
