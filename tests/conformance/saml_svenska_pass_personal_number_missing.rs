//! Svenska Pass gives no personal number.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::svenska_pass().assertion("Name=\"personalIdentityNumber\"", "Name=\"personalNumber\"");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::AttributeMissing(Attribute::PersonalIdentityNumber)
    );
}
