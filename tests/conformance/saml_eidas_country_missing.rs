//! The country is missing.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::eidas().assertion("Name=\"urn:oid:2.5.4.6\"", "Name=\"urn:oid:2.5.4.7\"");
    assert_eq!(plan.judge().unwrap_err(), Refusal::AttributeMissing(Attribute::Country));
}
