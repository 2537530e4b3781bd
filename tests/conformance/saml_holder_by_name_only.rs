//! The assertion names the key by its subject, which anybody can put into a certificate.

use evidence::saml::{Plan, Signer};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let info = "<ds:X509Data><ds:X509SubjectName>CN=Tolvan Tolvansson</ds:X509SubjectName></ds:X509Data>";
    let plan = Plan::held(info, &Signer::Idp.certificate());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Confirmation);
}
