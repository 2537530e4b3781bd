//! Registered as `EXTENDED`, and `PLUS` was asked for.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claims["requestedAttributes"]["registrationLevel"] = "EXTENDED".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelTooLow);
}
