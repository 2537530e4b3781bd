//! The answer is about another order than the session's.

use evidence::collected;
use serde_json::json;
use shared::provider::bankid::Refusal;

#[test]
fn is_refused() {
    let refused = collected(|answer| answer["orderRef"] = json!("131daac9-16c6-4618-beb0-365768f37289"));
    assert_eq!(refused.unwrap_err(), Refusal::Answer);
}
