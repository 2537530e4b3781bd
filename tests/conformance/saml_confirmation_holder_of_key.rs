//! The subject is confirmed by holding a key, at an address where nobody shows one.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion("cm:bearer", "cm:holder-of-key");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
