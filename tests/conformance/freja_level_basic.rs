//! Registered as `BASIC`, as Freja's default is, where more was asked for and is stated to have been.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claims["requestedAttributes"]["registrationLevel"] = "BASIC".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelTooLow);
}
