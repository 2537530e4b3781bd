//! The serial number in the personal number is one that nobody has, and the check digit is right.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good().assertion("191212121212", "191212120008");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Attribute(Attribute::PersonalIdentityNumber)
    );
}
