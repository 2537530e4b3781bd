//! A number was asked for, and there is none.

use evidence::Freja;
use serde_json::json;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claims["requestedAttributes"]["ssn"] = json!(null);
    assert_eq!(plan.judge().unwrap_err(), Refusal::PersonalNumber);
}
