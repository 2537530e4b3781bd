//! The person signed something; that is no login.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.function = "Signing";
    assert_eq!(plan.judge().unwrap_err(), Refusal::Function);
}
