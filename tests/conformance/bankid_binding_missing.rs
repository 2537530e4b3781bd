//! Nothing was signed unseen.

use shared::provider::bankid::evidence::Refusal;
use tests::evidence::Plan;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.non_visible = None;
    assert_eq!(plan.judge().unwrap_err(), Refusal::UserNonVisibleData);
}
