//! BankID holds the risk for high.

use evidence::collected;
use serde_json::json;
use shared::provider::bankid::Collect;

#[test]
fn is_a_risk() {
    let is_risky = |risk: &str| match collected(|answer| answer["completionData"]["risk"] = json!(risk)) {
        Ok(Collect::Complete(completion)) => completion.is_risky(),
        other => panic!("a completion: {other:?}"),
    };
    assert!(!is_risky("moderate"));
    assert!(is_risky("high"));
}
