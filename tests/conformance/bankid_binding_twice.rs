//! There are two binding values, one of them right.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.more = "<usrNonVisibleData>YQ==</usrNonVisibleData>";
    assert_eq!(plan.judge().unwrap_err(), Refusal::SignedData);
}
