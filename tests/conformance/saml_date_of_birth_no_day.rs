//! The person was born on a day that there was not.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::eidas().assertion("1964-02-29", "1963-02-29");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::DateOfBirth));
}
