//! `alg` says that there is no signature, and there is none.

use evidence::{Signer, Upstream};
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["alg"] = "none".into();
    plan.token.signer = Signer::Bytes(vec![]);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Algorithm));
}
