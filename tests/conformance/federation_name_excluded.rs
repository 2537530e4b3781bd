//! The intermediate excludes the host of the OpenID Provider.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.intermediate.claim(
        "constraints",
        json!({"naming_constraints": {"excluded": ["op.example"]}}),
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Constraint);
}
