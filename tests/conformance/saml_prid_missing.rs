//! The provisional identifier of a person with a foreign e-ID is missing.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::eidas();
    assert!(plan.judge().is_ok());
    let plan = plan.assertion("Name=\"urn:oid:1.2.752.201.3.4\"", "Name=\"urn:oid:0.0\"");
    assert_eq!(plan.judge().unwrap_err(), Refusal::AttributeMissing(Attribute::Prid));
}
