//! The answer names another issuer, and the provider never names itself.

use evidence::Callback;
use shared::oidc::upstream::CallbackRefusal;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    plan.provider.names_itself = false;
    assert!(plan.judge().is_ok(), "its own name does no harm");
    plan.set("iss", "https://other.example");
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::Issuer);
}
