//! The two CAs have changed places.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.certificates.swap(1, 2);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Path));
}
