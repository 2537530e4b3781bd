//! The responder answered more than five minutes ago.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    (plan.ocsp.produced_at, plan.ocsp.this_update) = ("20260102025906Z", "20260102025906Z");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Time);
}
