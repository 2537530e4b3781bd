//! Nobody has signed the answer, and it says so.

use evidence::{Signer, federation::Resolve};
use shared::{jose::JwsError, oidc::federation::Refusal};

#[test]
fn is_refused() {
    let mut plan = Resolve::good();
    plan.answer.header["alg"] = "none".into();
    plan.answer.signer = Signer::Bytes(Vec::new());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Algorithm));
}
