//! The provisional identifier has capital letters.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::eidas().assertion("DE:3b7184c0ceaf76a9607a31e4e1f87f", "DE:3B7184C0CEAF");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::Prid));
}
