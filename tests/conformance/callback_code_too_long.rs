//! The code is longer than any.

use evidence::Callback;
use shared::oidc::upstream::CallbackRefusal;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    plan.set("code", &"x".repeat(4096));
    assert!(plan.judge().is_ok());
    plan.set("code", &"x".repeat(4097));
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::Malformed);
}
