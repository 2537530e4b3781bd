//! The personal number that Svenska Pass gives has another check digit.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::svenska_pass().assertion("191212121212", "191212121213");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Attribute(Attribute::PersonalIdentityNumber)
    );
}
