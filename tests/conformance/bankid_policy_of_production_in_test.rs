//! A certificate with production's policy is refused in test.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.policies = vec!["1.2.752.78.1.5"];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Policy);
}
