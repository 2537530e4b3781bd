//! The order is complete, and the person has signed nothing.

use evidence::collected;
use shared::provider::bankid::Refusal;

#[test]
fn is_refused() {
    let refused = collected(|answer| {
        answer["completionData"].as_object_mut().unwrap().remove("signature");
    });
    assert_eq!(refused.unwrap_err(), Refusal::Answer);
}
