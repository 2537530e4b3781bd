//! An attribute is there twice.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(r#"Name="urn:oid:2.5.4.42""#, r#"Name="urn:oid:2.5.4.4""#);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::Surname));
}
