//! An attribute that the service needs is not there.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(r#"Name="urn:oid:2.5.4.42""#, r#"Name="urn:oid:2.5.4.43""#);
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::AttributeMissing(Attribute::GivenName)
    );
}
