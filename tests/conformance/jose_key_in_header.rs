//! The key that the header brings along (`jwk`) verifies the signature; it is not the provider's.

use evidence::{Signer, Upstream};
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.signer = Signer::P256(3);
    plan.token.header["jwk"] = Signer::P256(3).jwk("k1");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
