//! The assertion is for the holder of a key of another kind.

use evidence::saml::{Plan, Signer};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::held(&Signer::P256.key_value(), &Signer::Idp.certificate());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
