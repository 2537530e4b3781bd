//! `KeyInfo` holds two certificates.

use shared::provider::bankid::evidence::Refusal;
use tests::evidence::{Key, Plan};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.certificates = vec![Key::User, Key::CustomerCa];
    assert_eq!(plan.judge().unwrap_err(), Refusal::CertificateCount);
}
