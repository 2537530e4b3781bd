//! What the anchor says has a claim that must be understood.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.anchor.claim("crit", json!(["exp"]));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Critical);
}
