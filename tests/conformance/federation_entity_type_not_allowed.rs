//! The anchor lets the entities below it be relying parties only.

use evidence::federation::{Chain, PROVIDER};
use serde_json::json;

#[test]
fn is_taken_away() {
    let mut plan = Chain::good();
    assert!(plan.judge().unwrap().metadata(PROVIDER).is_some());
    plan.anchor
        .claim("constraints", json!({"allowed_entity_types": ["openid_relying_party"]}));
    assert!(plan.judge().unwrap().metadata(PROVIDER).is_none());
}
