//! A certificate of the same CA for TLS servers.

use evidence::Freja;
use shared::{provider::freja::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.signer.purpose = Some("1.3.6.1.5.5.7.3.1");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::KeyUsage));
}
