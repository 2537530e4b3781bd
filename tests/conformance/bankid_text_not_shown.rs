//! The text was not shown as it is.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.presentation = "hidden";
    assert_eq!(plan.judge().unwrap_err(), Refusal::SignedData);
}
