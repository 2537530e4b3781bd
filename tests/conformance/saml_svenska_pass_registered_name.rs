//! An attribute has its registered name, of an identity provider whose attributes have bare ones.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::svenska_pass().assertion("Name=\"surname\"", "Name=\"urn:oid:2.5.4.4\"");
    assert_eq!(plan.judge().unwrap_err(), Refusal::AttributeMissing(Attribute::Surname));
}
