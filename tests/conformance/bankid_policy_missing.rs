//! The certificate has no policy.

use shared::provider::bankid::evidence::Refusal;
use tests::evidence::Plan;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.policies = vec![];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Policy);
}
