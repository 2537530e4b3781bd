//! The nonce is not critical.

use evidence::{Nonce, Plan};
use shared::{provider::bankid::evidence::Refusal, x509::ocsp};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.nonce = Nonce::NotCritical;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Ocsp(ocsp::Refusal::Nonce));
}
