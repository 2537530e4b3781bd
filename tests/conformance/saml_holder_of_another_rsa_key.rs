//! The assertion is for the holder of another RSA key than that of the browser's certificate.

use evidence::saml::{Plan, Signer};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::held(&Signer::Idp.key_value(), &Signer::Other.certificate());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
