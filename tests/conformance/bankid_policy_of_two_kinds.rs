//! The certificate is on file and on card at once.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.policies = vec!["1.2.3.4.5", "1.2.3.4.10"];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Policy);
}
