//! The order is complete, and there is nothing to judge.

use evidence::collected;
use serde_json::json;
use shared::provider::bankid::Refusal;

#[test]
fn is_refused() {
    let refused = collected(|answer| answer["completionData"] = json!(null));
    assert_eq!(refused.unwrap_err(), Refusal::Answer);
}
