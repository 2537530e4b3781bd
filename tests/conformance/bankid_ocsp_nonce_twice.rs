//! There are two nonces.

use shared::{provider::bankid::evidence::Refusal, x509::ocsp};
use tests::evidence::{Nonce, Plan};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.nonce = Nonce::Twice;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Ocsp(ocsp::Refusal::Nonce));
}
