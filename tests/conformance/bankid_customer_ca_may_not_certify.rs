//! The Customer CA's key may not sign certificates.

use evidence::{Plan, SIGNS};
use shared::{provider::bankid::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.customer_ca.usage = Some(SIGNS);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::KeyUsage));
}
