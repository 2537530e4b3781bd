//! The Customer CA's certificate has run out.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.customer_ca.validity = ["20200101000000Z", "20260102030305Z"];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Time));
}
