//! The person's certificate is one for TLS servers.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.user.purpose = Some("1.3.6.1.5.5.7.3.1");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::KeyUsage));
}
