//! The answer is taken for that of another provider than the person was sent to, neither of which names itself.

use evidence::Callback;
use shared::oidc::upstream::CallbackRefusal;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    plan.unset("iss");
    plan.provider.names_itself = false;
    assert!(plan.judge().is_ok());
    plan.provider.issuer = "https://other.example".to_owned();
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::Issuer);
}
