//! A person without Swedish residence is known by no employment, for an e-service that needs names only.

use evidence::saml::Plan;
use shared::saml::{AttributeSet, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::non_resident().expecting(|expecting| expecting.attributes = AttributeSet::NaturalPerson);
    assert!(plan.judge().is_ok());
    let plan = plan.assertion("Name=\"urn:oid:1.2.752.201.3.1\"", "Name=\"urn:oid:0.0\"");
    assert_eq!(plan.judge().unwrap_err(), Refusal::NonResidentWithoutEmployment);
}
