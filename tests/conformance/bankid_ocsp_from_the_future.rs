//! The responder answers in more than two minutes.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.ocsp.produced_at = "20260102030608Z";
    assert_eq!(plan.judge().unwrap_err(), Refusal::Time);
}
