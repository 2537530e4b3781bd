//! The answer belongs to a request that another browser has sent.

use evidence::Callback;
use shared::oidc::upstream::CallbackRefusal;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    plan.transaction = Callback::transaction(&plan.provider, 11);
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::State);
}
