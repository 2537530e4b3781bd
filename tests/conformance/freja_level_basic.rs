//! Registered as `BASIC`, as Freja's default is.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claim("minRegistrationLevel", "BASIC");
    plan.token.claims["requestedAttributes"]["registrationLevel"] = "BASIC".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelTooLow);
}
