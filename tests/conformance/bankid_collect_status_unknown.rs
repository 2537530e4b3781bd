//! The answer has a status that is not documented.

use evidence::collected;
use serde_json::json;
use shared::provider::bankid::Refusal;

#[test]
fn is_refused() {
    let refused = collected(|answer| answer["status"] = json!("completed"));
    assert_eq!(refused.unwrap_err(), Refusal::Answer);
}
