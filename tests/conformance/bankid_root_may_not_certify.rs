//! What is pinned is no CA.

use evidence::{Plan, SIGNS};
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.root.usage = Some(SIGNS);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Root);
}
