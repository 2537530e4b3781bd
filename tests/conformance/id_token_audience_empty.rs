//! For nobody.

use evidence::Upstream;
use serde_json::json;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("aud", json!([]));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Audience);
}
