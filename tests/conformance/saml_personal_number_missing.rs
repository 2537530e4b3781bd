//! The personal number is missing, where one is needed.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good();
    assert!(plan.judge().is_ok());
    let plan = plan.assertion("Name=\"urn:oid:1.2.752.29.4.13\"", "Name=\"urn:oid:0.0\"");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::AttributeMissing(Attribute::PersonalIdentityNumber)
    );
}
