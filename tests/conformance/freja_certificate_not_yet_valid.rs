//! The certificate is of tomorrow.

use evidence::Freja;
use shared::{provider::freja::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.signer.validity = ["20260103000000Z", "20290101000000Z"];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Time));
}
