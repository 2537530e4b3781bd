//! Svenska Pass gives an attribute twice.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::svenska_pass().with_attribute("surname", "Tolvansson");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::Surname));
}
