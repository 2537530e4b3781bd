//! The provider has two keys, and the header names neither.

use evidence::Upstream;
use serde_json::json;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header = json!({"alg": "ES256"});
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::UnknownKey));
}
