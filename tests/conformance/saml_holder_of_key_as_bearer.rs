//! Whoever bears the assertion may use it, at an address that asks for a key.

use evidence::saml::{Plan, Signer};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().expecting(|expecting| expecting.certificate = Some(Signer::Idp.certificate()));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
