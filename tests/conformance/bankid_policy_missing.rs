//! The certificate has no policy.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.policies = vec![];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Policy);
}
