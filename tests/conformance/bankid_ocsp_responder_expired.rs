//! The responder's certificate ran out a minute before it answered.

use evidence::Plan;
use shared::{
    provider::bankid::evidence::Refusal,
    x509::{self, ocsp},
};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.responder.validity = ["20250101000000Z", "20260102030305Z"];
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Ocsp(ocsp::Refusal::Responder(x509::Refusal::Time))
    );
}
