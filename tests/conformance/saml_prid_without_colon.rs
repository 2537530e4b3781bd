//! No colon stands after the country of the provisional identifier.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::eidas().assertion("DE:3b7184c0ceaf76a9607a31e4e1f87f", "DE3b7184c0ceaf");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attribute(Attribute::Prid));
}
