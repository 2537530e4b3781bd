//! What is pinned is no CA.

use shared::provider::bankid::evidence::Refusal;
use tests::evidence::{Plan, SIGNS};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.root.usage = Some(SIGNS);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Root);
}
