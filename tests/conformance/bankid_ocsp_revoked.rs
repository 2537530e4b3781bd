//! The certificate is revoked.

use evidence::{Plan, Status};
use shared::{provider::bankid::evidence::Refusal, x509::ocsp};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.status = Status::Revoked;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Ocsp(ocsp::Refusal::Status));
}
