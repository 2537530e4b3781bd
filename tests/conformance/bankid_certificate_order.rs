//! The two CAs have changed places.

use shared::{provider::bankid::evidence::Refusal, x509};
use tests::evidence::Plan;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.certificates.swap(1, 2);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Path));
}
