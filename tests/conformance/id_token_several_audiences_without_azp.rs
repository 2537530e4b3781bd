//! For two clients, and it does not say to which it was issued.

use evidence::Upstream;
use serde_json::json;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("aud", json!(["tillit", "another"]));
    assert_eq!(plan.judge().unwrap_err(), Refusal::AuthorizedParty);
}
