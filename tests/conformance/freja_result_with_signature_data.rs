//! The result of an authentication that carries a signature as well.

use evidence::Freja;
use serde_json::json;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claim("signatureData", json!({"userSignature": "a.b.c"}));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Kind);
}
