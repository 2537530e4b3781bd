//! `KeyInfo` holds the root too.

use shared::provider::bankid::evidence::Refusal;
use tests::evidence::{Key, Plan};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.certificates.push(Key::Root);
    assert_eq!(plan.judge().unwrap_err(), Refusal::CertificateCount);
}
