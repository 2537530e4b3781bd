//! The answer names another issuer.

use evidence::Callback;
use shared::oidc::upstream::CallbackRefusal;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    plan.set("iss", "https://op.example/");
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::Issuer);
}
