//! The person's certificate begins a minute after the responder answered.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.validity = ["20260102030505Z", "20270101000000Z"];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Time));
}
