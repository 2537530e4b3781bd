//! ES384, and the key that `kid` names is on P-256.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["alg"] = "ES384".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Algorithm));
}
