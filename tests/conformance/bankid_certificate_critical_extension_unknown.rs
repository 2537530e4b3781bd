//! The person's certificate has a critical extension that we do not know.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.riddle = true;
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Certificate(x509::Refusal::Malformed)
    );
}
