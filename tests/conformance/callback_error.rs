//! The provider could not do what it was asked.

use evidence::Callback;
use shared::oidc::upstream::CallbackRefusal;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    plan.unset("code");
    plan.set("error", "unmet_authentication_requirements");
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::Error);
}
