//! The certificate has no name.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.subject.retain(|(oid, _)| *oid != "2.5.4.3");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Name);
}
