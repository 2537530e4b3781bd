//! The person, or the provider, broke it off.

use evidence::Callback;
use shared::oidc::upstream::CallbackRefusal;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    plan.unset("code");
    plan.set("error", "access_denied");
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::Denied);
}
