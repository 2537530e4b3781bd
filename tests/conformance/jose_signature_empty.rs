//! No signature, and `alg` as it should be.

use evidence::{Signer, Upstream};
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.signer = Signer::Bytes(vec![]);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
