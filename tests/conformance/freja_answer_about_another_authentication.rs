//! The answer is about another authentication.

use evidence::REFERENCE;
use serde_json::{Value, json};
use shared::{
    id::AuthRef,
    provider::freja::{Polled, Refusal, read_result},
};

#[test]
fn is_refused() {
    let reference = AuthRef::parse(REFERENCE).unwrap();
    let read = |answer: &Value| read_result(&reference, 200, answer.to_string().as_bytes());
    let good = json!({"authRef": REFERENCE, "status": "APPROVED", "details": "a.b.c"});
    assert!(matches!(read(&good), Ok(Polled::Approved(_))));
    let mut bad = good.clone();
    bad["authRef"] = json!("ref-0987654321");
    assert_eq!(read(&bad).unwrap_err(), Refusal::Answer);
}
