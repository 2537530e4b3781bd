//! The person's certificate does not say what the key may do.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.usage = None;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::KeyUsage));
}
