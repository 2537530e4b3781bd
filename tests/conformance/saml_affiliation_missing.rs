//! The affiliation is missing, where an employee is needed.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::employed("anna@2021006883");
    assert!(plan.judge().is_ok());
    let plan = plan.assertion("Name=\"urn:oid:1.2.752.201.3.1\"", "Name=\"urn:oid:0.0\"");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::AttributeMissing(Attribute::OrgAffiliation)
    );
}
