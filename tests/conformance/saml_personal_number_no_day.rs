//! The personal number has a day that there was not, and the right check digit.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good().assertion("191212121212", "191302291214");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Attribute(Attribute::PersonalIdentityNumber)
    );
}
