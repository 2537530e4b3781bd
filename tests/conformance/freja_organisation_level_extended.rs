//! An employer's e-ID on an e-ID that is registered as `EXTENDED`.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::organisation();
    plan.token.claims["requestedAttributes"]["registrationLevel"] = "EXTENDED".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelTooLow);
}
