//! There is a code, and an error as well.

use evidence::Callback;
use shared::oidc::upstream::CallbackRefusal;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    plan.set("error", "access_denied");
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::Malformed);
}
