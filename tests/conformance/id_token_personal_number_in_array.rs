//! An array, from a provider that is not known for them.

use evidence::Upstream;
use serde_json::json;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim(
        "https://id.oidc.se/claim/personalIdentityNumber",
        json!(["191212121212"]),
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::Claims);
}
