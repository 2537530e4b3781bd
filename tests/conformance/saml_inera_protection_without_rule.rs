//! The rules do not say that the assertion may be plain.

use evidence::saml::Plan;
use shared::saml::{Protection, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::inera().expecting(|expecting| expecting.rules.protection = Protection::Encrypted);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Unsigned);
}
