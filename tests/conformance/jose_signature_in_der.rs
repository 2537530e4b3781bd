//! The signature in DER, as certificates have it: 70 bytes.

use evidence::{Signer, Upstream};
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.signer = Signer::Bytes(vec![0x30; 70]);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
