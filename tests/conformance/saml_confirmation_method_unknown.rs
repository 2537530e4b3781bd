//! The subject is confirmed by who vouches for it.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion("cm:bearer", "cm:sender-vouches");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
