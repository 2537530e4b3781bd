//! The order is complete, and the person has signed nothing.

use serde_json::{Value, json};
use shared::{
    id::OrderRef,
    provider::bankid::{Collect, Refusal, read_collect},
};

#[test]
fn is_refused() {
    let order = OrderRef::parse("131daac9-16c6-4618-beb0-365768f37288").unwrap();
    let completion = json!({"user": {"personalNumber": "191212121212"}, "signature": "s", "ocspResponse": "o"});
    let good = json!({"orderRef": order, "status": "complete", "completionData": completion});
    let read = |answer: &Value| read_collect(&order, 200, answer.to_string().as_bytes());
    assert!(matches!(read(&good), Ok(Collect::Complete(_))));
    let mut bad = good.clone();
    bad["completionData"].as_object_mut().unwrap().remove("signature");
    assert_eq!(read(&bad).unwrap_err(), Refusal::Answer);
}
