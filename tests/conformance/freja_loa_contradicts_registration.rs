//! `LOA3` for a person who registered as `EXTENDED`, where `EXTENDED` was asked for.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.level = shared::provider::freja::RegistrationLevel::Extended;
    plan.token.claims["requestedAttributes"]["registrationLevel"] = "EXTENDED".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Level);
}
