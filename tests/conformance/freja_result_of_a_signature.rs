//! The result of a signature: `signRef` and `signatureData`.

use evidence::Freja;
use serde_json::json;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claim("signRef", evidence::REFERENCE);
    plan.token.claim("signatureData", json!({"userSignature": "a.b.c"}));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Kind);
}
