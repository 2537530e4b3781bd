//! Nothing was signed unseen.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.non_visible = None;
    assert_eq!(plan.judge().unwrap_err(), Refusal::UserNonVisibleData);
}
