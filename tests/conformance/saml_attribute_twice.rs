//! An attribute is there twice.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good().with_attribute("urn:oid:2.5.4.4", "Tolvansson");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::Surname));
}
