//! The country is no code.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::eidas().assertion(">DE<", ">Deutschland<");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::Country));
}
