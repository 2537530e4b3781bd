//! The intermediate allows an algorithm that the anchor does not.

use evidence::federation::{Chain, PROVIDER};
use serde_json::json;

#[test]
fn is_narrowed() {
    let mut plan = Chain::good();
    plan.intermediate.claim(
        "metadata_policy",
        json!({"openid_provider": {"id_token_signing_alg_values_supported": {"subset_of": ["ES256", "HS256"]}}}),
    );
    let resolution = plan.judge().unwrap();
    let offered = &resolution.metadata(PROVIDER).unwrap()["id_token_signing_alg_values_supported"];
    assert_eq!(offered, &json!(["ES256"]));
}
