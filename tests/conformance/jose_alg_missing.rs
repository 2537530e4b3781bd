//! The header does not say by what it is signed.

use evidence::Upstream;
use serde_json::json;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header = json!({"kid": "k1"});
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Malformed));
}
