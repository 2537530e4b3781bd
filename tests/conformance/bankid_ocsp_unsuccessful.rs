//! The responder would rather be asked later.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, x509::ocsp};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.response_status = 3;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Ocsp(ocsp::Refusal::Unsuccessful));
}
