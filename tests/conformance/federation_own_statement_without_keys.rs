//! What the OpenID Provider says of itself names no keys.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.configuration.claim("jwks", json!({"keys": []}));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Keys);
}
