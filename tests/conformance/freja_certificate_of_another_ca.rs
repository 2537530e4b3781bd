//! A certificate that another key than the CA's has signed.

use evidence::{Freja, Key};
use shared::{provider::freja::evidence::Refusal, x509};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.signer.signed_by = Key::Other;
    assert_eq!(plan.judge().unwrap_err(), Refusal::Certificate(x509::Refusal::Path));
}
