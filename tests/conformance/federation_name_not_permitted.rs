//! The anchor permits hosts of another domain than the OpenID Provider's.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    let permitted = |names| json!({"naming_constraints": {"permitted": names}});
    plan.anchor
        .claim("constraints", permitted(["fed.example", "op.example"]));
    assert!(plan.judge().is_ok());
    plan.anchor
        .claim("constraints", permitted(["fed.example", ".op.example"]));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Constraint);
}
