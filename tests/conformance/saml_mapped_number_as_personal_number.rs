//! The e-service needs a personal number, and the person has a Swedish number that was found for them.

use evidence::saml::Plan;
use shared::saml::{Attribute, AttributeSet, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::mapped("http://id.swedenconnect.se/id-binding/process/swedish-eid")
        .with_attribute("urn:oid:1.2.752.29.4.13", "191212121212")
        .expecting(|expecting| expecting.attributes = AttributeSet::PersonalNumber);
    assert!(plan.judge().is_ok());
    let plan = plan.assertion("Name=\"urn:oid:1.2.752.29.4.13\"", "Name=\"urn:oid:0.0\"");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::AttributeMissing(Attribute::PersonalIdentityNumber)
    );
}
