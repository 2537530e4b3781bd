//! The certificate is another person's than `completionData` says.

use evidence::Plan;
use shared::provider::bankid::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    subject(&mut plan, "196408233234");
    assert_eq!(plan.judge().unwrap_err(), Refusal::PersonalNumberMismatch);
}

fn subject(plan: &mut Plan, number: &str) {
    let attributes = plan.user.subject.iter_mut();
    attributes
        .filter(|(oid, _)| *oid == "2.5.4.5")
        .for_each(|(_, value)| *value = number.to_owned());
}
