//! The rules do not say that the beginning may be left out.

use evidence::saml::Plan;
use shared::saml::{NotBefore, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::inera().expecting(|expecting| expecting.rules.not_before = NotBefore::Required);
    assert_eq!(plan.judge().unwrap_err(), Refusal::NotYetValid);
}
