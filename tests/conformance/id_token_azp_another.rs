//! Issued to another client.

use evidence::Upstream;
use serde_json::json;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("aud", json!(["tillit", "another"]));
    plan.token.claim("azp", "another");
    assert_eq!(plan.judge().unwrap_err(), Refusal::AuthorizedParty);
}
