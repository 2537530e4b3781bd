//! There are two answers.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, x509::ocsp};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.answers = 2;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Ocsp(ocsp::Refusal::Malformed));
}
