//! There is neither a code nor an error.

use evidence::Callback;
use shared::oidc::upstream::CallbackRefusal;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    plan.unset("code");
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::Malformed);
}
