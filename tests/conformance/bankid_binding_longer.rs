//! The binding value is only the beginning of what was signed.

use evidence::{BINDING, Plan};
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.non_visible = Some(format!("{BINDING}."));
    assert_eq!(plan.judge().unwrap_err(), Refusal::UserNonVisibleData);
}
