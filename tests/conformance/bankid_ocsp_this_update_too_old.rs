//! What is answered was known more than a day before.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, x509::ocsp};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    assert_eq!(plan.ocsp.produced_at, "20260102030405Z");
    plan.ocsp.this_update = "20260101030405Z";
    assert!(plan.judge().is_ok(), "a day");
    plan.ocsp.this_update = "20260101030404Z";
    assert_eq!(plan.judge().unwrap_err(), Refusal::Ocsp(ocsp::Refusal::Validity));
}
