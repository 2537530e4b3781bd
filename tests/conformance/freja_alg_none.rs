//! `alg` says that there is no signature, and there is none.

use evidence::{Freja, Signer};
use serde_json::json;
use shared::{jose::JwsError, provider::freja::evidence::Refusal};

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.header = json!({"x5t": plan.thumbprint(), "alg": "none"});
    plan.token.signer = Signer::Bytes(vec![]);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Algorithm));
}
