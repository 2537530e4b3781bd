//! Freja was asked for `EXTENDED`, not for what we asked.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claim("minRegistrationLevel", "EXTENDED");
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelTooLow);
}
