//! The assertion is for the holder of another certificate than the browser has shown.

use evidence::saml::{Plan, Signer};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::held(&Signer::Idp.x509_data(), &Signer::Other.certificate());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
