//! The answer is about another certificate of the same CA.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, x509::ocsp};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.about_another = true;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Ocsp(ocsp::Refusal::CertId));
}
