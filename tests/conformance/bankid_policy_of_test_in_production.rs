//! A certificate with the test policy is refused in production.

use shared::provider::bankid::evidence::{Environment, Refusal};
use tests::evidence::Plan;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.environment = Environment::Production;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Policy);
}
