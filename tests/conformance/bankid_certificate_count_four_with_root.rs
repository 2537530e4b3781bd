//! `KeyInfo` holds the root too.

use evidence::{Key, Plan};
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.certificates.push(Key::Root);
    assert_eq!(plan.judge().unwrap_err(), Refusal::CertificateCount);
}
