//! A confirmation by a key has a beginning.

use evidence::saml::{Plan, Signer};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::held(&Signer::Idp.x509_data(), &Signer::Idp.certificate());
    let plan = plan.assertion(
        " NotOnOrAfter=\"2026-01-02T03:09:05.000Z\" Recipient",
        " NotBefore=\"2026-01-02T03:04:00.000Z\" NotOnOrAfter=\"2026-01-02T03:09:05.000Z\" Recipient",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
