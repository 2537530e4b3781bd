//! Approved, and nothing is said of the person.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.without("requestedAttributes");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Attributes);
}
