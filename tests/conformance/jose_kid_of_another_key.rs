//! The header names the provider's other key.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["kid"] = "k2".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
