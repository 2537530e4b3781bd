//! The responder's certificate is not for OCSP: it could be any customer's.

use evidence::Plan;
use shared::{
    provider::bankid::evidence::Refusal,
    x509::{self, ocsp},
};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.responder.purpose = None;
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Ocsp(ocsp::Refusal::Responder(x509::Refusal::KeyUsage))
    );
}
