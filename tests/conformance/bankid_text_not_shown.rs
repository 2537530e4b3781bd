//! The text was not shown as it is.

use shared::provider::bankid::evidence::Refusal;
use tests::evidence::Plan;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.presentation = "hidden";
    assert_eq!(plan.judge().unwrap_err(), Refusal::SignedData);
}
