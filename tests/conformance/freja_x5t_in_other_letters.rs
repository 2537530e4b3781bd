//! Base64url has one spelling.

use evidence::Freja;
use serde_json::json;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.header = json!({"x5t": format!("{}=", plan.thumbprint()), "alg": "RS256"});
    assert_eq!(plan.judge().unwrap_err(), Refusal::Signer);
}
