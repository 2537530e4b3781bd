//! It does not say how the person registered.

use evidence::Freja;
use serde_json::json;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claims["requestedAttributes"]["registrationLevel"] = json!(null);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Level);
}
