//! `KeyInfo` holds two certificates.

use evidence::{Key, Plan};
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.certificates = vec![Key::User, Key::CustomerCa];
    assert_eq!(plan.judge().unwrap_err(), Refusal::CertificateCount);
}
