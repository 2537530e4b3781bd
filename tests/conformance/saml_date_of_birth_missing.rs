//! The day of birth of a person with a foreign e-ID is missing.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::eidas();
    assert!(plan.judge().is_ok());
    let plan = plan.assertion("Name=\"urn:oid:1.3.6.1.5.5.7.9.1\"", "Name=\"urn:oid:0.0\"");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::AttributeMissing(Attribute::DateOfBirth)
    );
}
