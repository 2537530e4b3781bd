//! The pinned root has run out.

use shared::{provider::bankid::evidence::Refusal, x509};
use tests::evidence::Plan;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.root.validity = ["20200101000000Z", "20260102030305Z"];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Time));
}
