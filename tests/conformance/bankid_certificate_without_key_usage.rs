//! The person's certificate does not say what the key may do.

use shared::{provider::bankid::evidence::Refusal, x509};
use tests::evidence::Plan;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.usage = None;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::KeyUsage));
}
