//! The person saw another text.

use shared::provider::bankid::evidence::Refusal;
use tests::evidence::{Plan, VISIBLE};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.visible = Some(format!("{VISIBLE}."));
    assert_eq!(plan.judge().unwrap_err(), Refusal::UserVisibleData);
}
