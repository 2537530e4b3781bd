//! The person logged in; that is no signature.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.expect_signing = true;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Function);
}
