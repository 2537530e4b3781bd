//! The answer has reached another address of ours than the request has named.

use evidence::Callback;
use shared::oidc::upstream::CallbackRefusal;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    plan.reached = "https://login.example/callback/op/".to_owned();
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::Address);
}
