//! Nobody knows how long the provisional identifier lasts.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::eidas().assertion(">A<", ">D<");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Attribute(Attribute::PridPersistence)
    );
}
