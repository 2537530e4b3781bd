//! The personal number has a hyphen.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good().assertion("191212121212", "19121212-1212");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Attribute(Attribute::PersonalIdentityNumber)
    );
}
