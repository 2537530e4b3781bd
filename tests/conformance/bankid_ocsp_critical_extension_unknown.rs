//! There is a critical extension that we do not know.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, x509::ocsp};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.riddle = true;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Ocsp(ocsp::Refusal::Nonce));
}
