//! What the anchor says names no keys.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.anchor.claim("jwks", json!({"keys": []}));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Keys);
}
