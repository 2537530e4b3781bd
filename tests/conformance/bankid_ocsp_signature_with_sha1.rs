//! The response is signed with SHA-1, and rightly.

use evidence::{Hash, Plan};
use shared::{provider::bankid::evidence::Refusal, x509::ocsp};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.hash = Hash::Sha1;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Ocsp(ocsp::Refusal::Signature));
}
