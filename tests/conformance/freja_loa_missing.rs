//! It does not say what Digg makes of the e-ID.

use evidence::Freja;
use serde_json::json;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claims["requestedAttributes"]["loaLevel"] = json!(null);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Level);
}
