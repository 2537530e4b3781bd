//! The response names another responder than its certificate.

use evidence::Plan;
use shared::{
    provider::bankid::evidence::Refusal,
    x509::{self, ocsp},
};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.other_name = true;
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Ocsp(ocsp::Refusal::Responder(x509::Refusal::KeyUsage))
    );
}
