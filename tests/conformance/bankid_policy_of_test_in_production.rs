//! A certificate with the test policy is refused in production.

use evidence::Plan;
use shared::provider::bankid::evidence::{Environment, Refusal};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.environment = Environment::Production;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Policy);
}
