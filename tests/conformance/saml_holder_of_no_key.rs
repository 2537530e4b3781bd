//! The assertion does not say which key must be held.

use evidence::saml::{Plan, Signer};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::held("", &Signer::Idp.certificate());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
