//! The assertion names two keys, one of which is held.

use evidence::saml::{Plan, Signer};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let info = [Signer::Idp.x509_data(), Signer::Other.x509_data()].concat();
    let plan = Plan::held(&info, &Signer::Idp.certificate());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
