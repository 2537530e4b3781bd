//! One would have to ask about the responder's certificate too.

use evidence::Plan;
use shared::{
    provider::bankid::evidence::Refusal,
    x509::{self, ocsp},
};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.responder.no_check = false;
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Ocsp(ocsp::Refusal::Responder(x509::Refusal::KeyUsage))
    );
}
