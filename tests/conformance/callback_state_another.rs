//! The answer has a state with another letter at its end.

use evidence::Callback;
use shared::oidc::upstream::CallbackRefusal;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    let state = plan.parameters[0].1.clone();
    plan.set("state", &[&state[..state.len() - 1], "_"].concat());
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::State);
}
