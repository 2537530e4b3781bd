//! An attribute has the right friendly name and another name.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(
        r#"Name="urn:oid:2.5.4.42""#,
        r#"FriendlyName="givenName" Name="urn:oid:1.2.3""#,
    );
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::AttributeMissing(Attribute::GivenName)
    );
}
