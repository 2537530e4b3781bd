//! The provisional identifier has thirty-one characters after the country.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::eidas().assertion(
        "DE:3b7184c0ceaf76a9607a31e4e1f87f",
        "DE:3b7184c0ceaf76a9607a31e4e1f87f0",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::Prid));
}
