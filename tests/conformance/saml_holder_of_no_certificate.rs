//! The assertion is for the holder of a key, and the browser has shown no certificate.

use evidence::saml::{Plan, Signer};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let info = Signer::P256.x509_data();
    assert!(Plan::held(&info, &Signer::P256.certificate()).judge().is_ok());
    let plan = Plan::held(&info, &[]);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
