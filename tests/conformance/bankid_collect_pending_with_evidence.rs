//! The order goes on, and there is evidence already.

use evidence::collected;
use serde_json::json;
use shared::provider::bankid::Refusal;

#[test]
fn is_refused() {
    let refused = collected(|answer| answer["status"] = json!("pending"));
    assert_eq!(refused.unwrap_err(), Refusal::Answer);
}
