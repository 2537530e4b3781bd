//! The answer belongs to no request in particular.

use evidence::Callback;
use shared::oidc::upstream::CallbackRefusal;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    plan.unset("state");
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::State);
}
