//! `keyUsage` without `digitalSignature`.

use evidence::{CERTIFIES, Freja};
use shared::{provider::freja::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.signer.usage = Some(CERTIFIES);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::KeyUsage));
}
