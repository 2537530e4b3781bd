//! The answer does not say of which issuer it is, and the provider always does.

use evidence::Callback;
use shared::oidc::upstream::CallbackRefusal;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    plan.unset("iss");
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::Issuer);
}
