//! A person without Swedish residence is known by an employment for which the identity provider may not speak.

use evidence::saml::Plan;
use shared::saml::{AttributeSet, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::non_resident().expecting(|expecting| expecting.attributes = AttributeSet::NaturalPerson);
    assert!(plan.judge().is_ok());
    let plan = plan.assertion("anna@2021006883", "anna@2021005521");
    assert_eq!(plan.judge().unwrap_err(), Refusal::NonResidentWithoutEmployment);
}
