//! The result of no authentication in particular.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.without("authRef");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Reference);
}
