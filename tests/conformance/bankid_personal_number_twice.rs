//! The certificate has two personal numbers.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.subject.push(("2.5.4.5", "196408233234".to_owned()));
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Certificate(x509::Refusal::Malformed)
    );
}
