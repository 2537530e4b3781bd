//! The person saw no text.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.visible = None;
    assert_eq!(plan.judge().unwrap_err(), Refusal::UserVisibleData);
}
