//! The responder's certificate is for TLS clients.

use evidence::Plan;
use shared::{
    provider::bankid::evidence::Refusal,
    x509::{self, ocsp},
};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.responder.purpose = Some("1.3.6.1.5.5.7.3.2");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Ocsp(ocsp::Refusal::Responder(x509::Refusal::KeyUsage))
    );
}
