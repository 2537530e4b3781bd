//! The anchor lets no intermediate stand between it and an OpenID Provider.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.anchor.claim("constraints", json!({"max_path_length": 0}));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Constraint);
}
