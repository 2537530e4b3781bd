//! The policy of the anchor has an operator that must be understood.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.anchor.claim("metadata_policy_crit", json!(["regexp"]));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Critical);
}
