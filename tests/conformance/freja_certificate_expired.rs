//! The certificate ran out a minute before the result was made.

use evidence::Freja;
use shared::{provider::freja::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.signer.validity = ["20230101000000Z", "20260102030305Z"];
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Time));
}
