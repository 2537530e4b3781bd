//! A bare name is in other letters.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::svenska_pass().assertion("Name=\"givenName\"", "Name=\"GivenName\"");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::AttributeMissing(Attribute::GivenName)
    );
}
