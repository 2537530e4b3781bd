//! What was signed unseen is the binding value of another session.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.non_visible = Some("binding of that session".to_owned());
    assert_eq!(plan.judge().unwrap_err(), Refusal::UserNonVisibleData);
}
