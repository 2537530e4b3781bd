//! BankID holds the risk for high.

use serde_json::{Value, json};
use shared::{
    id::OrderRef,
    provider::bankid::{Collect, read_collect},
};

#[test]
fn is_a_risk() {
    let order = OrderRef::parse("131daac9-16c6-4618-beb0-365768f37288").unwrap();
    let completion = json!({"user": {"personalNumber": "191212121212"}, "signature": "s", "ocspResponse": "o"});
    let good = json!({"orderRef": order, "status": "complete", "completionData": completion});
    let read = |answer: &Value| read_collect(&order, 200, answer.to_string().as_bytes());
    assert!(matches!(read(&good), Ok(Collect::Complete(_))));

    let is_risky = |risk: &str| {
        let mut answer = good.clone();
        answer["completionData"]["risk"] = json!(risk);
        let Ok(Collect::Complete(completion)) = read(&answer) else {
            panic!("a completion")
        };
        completion.is_risky()
    };
    assert!(!is_risky("moderate"));
    assert!(is_risky("high"));
}
