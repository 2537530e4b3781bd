//! The subject has an empty name.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(">pseudonym<", "> <");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Identifier);
}
