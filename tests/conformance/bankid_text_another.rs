//! The person saw another text.

use evidence::{Plan, VISIBLE};
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.visible = Some(format!("{VISIBLE}."));
    assert_eq!(plan.judge().unwrap_err(), Refusal::UserVisibleData);
}
