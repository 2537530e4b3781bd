//! BankID's answer to `/collect`, before its evidence is judged.

use super::PERSON;
use serde_json::{Value, json};
use shared::{
    id::OrderRef,
    provider::bankid::{Collect, Refusal, read_collect},
};

/// What is made of the answer that an order is complete, after a change of it. As it is, it is taken.
pub fn collected(change: impl FnOnce(&mut Value)) -> Result<Collect, Refusal> {
    let order = OrderRef::parse("131daac9-16c6-4618-beb0-365768f37288").expect("an order");
    let completion = json!({"user": {"personalNumber": PERSON}, "signature": "s", "ocspResponse": "o"});
    let mut answer = json!({"orderRef": order, "status": "complete", "completionData": completion});
    let read = |answer: &Value| read_collect(&order, 200, answer.to_string().as_bytes());
    assert!(matches!(read(&answer), Ok(Collect::Complete(_))));
    change(&mut answer);
    read(&answer)
}
