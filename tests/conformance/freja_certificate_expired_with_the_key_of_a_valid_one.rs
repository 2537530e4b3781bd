//! Two certificates with one key: the header names the one that has run out.

use evidence::Freja;
use shared::{provider::freja::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    let valid = plan.signer.clone();
    plan.signer.serial = 8;
    plan.signer.validity = ["20200101000000Z", "20230101000000Z"];
    plan.configured = vec![valid, plan.signer.clone()];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Time));
}
