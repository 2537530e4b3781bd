//! A Norwegian number where a Swedish one was asked for.

use evidence::Freja;
use serde_json::json;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claims["requestedAttributes"]["ssn"] = json!({"country": "NO", "ssn": "191212121212"});
    assert_eq!(plan.judge().unwrap_err(), Refusal::PersonalNumber);
}
