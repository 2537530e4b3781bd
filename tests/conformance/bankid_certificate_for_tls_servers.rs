//! The person's certificate is one for TLS servers.

use shared::{provider::bankid::evidence::Refusal, x509};
use tests::evidence::Plan;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.purpose = Some("1.3.6.1.5.5.7.3.1");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::KeyUsage));
}
