//! A coordination number, where we have not said that we take them.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion("191212121212", "197010632391");
    assert_eq!(plan.judge().unwrap_err(), Refusal::CoordinationNumber);
}
