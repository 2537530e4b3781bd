//! The header names no certificate.

use evidence::Freja;
use serde_json::json;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.header = json!({"alg": "RS256"});
    assert_eq!(plan.judge().unwrap_err(), Refusal::Signer);
}
