//! A registration that nobody knows.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claims["requestedAttributes"]["registrationLevel"] = "ULTRA".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Level);
}
