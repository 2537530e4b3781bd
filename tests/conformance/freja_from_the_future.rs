//! Made more than a minute from now.

use evidence::{Freja, NOW};
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claim("timestamp", NOW.unix_millis() + 60_000);
    assert!(plan.judge().is_ok(), "a minute is accepted");
    plan.token.claim("timestamp", NOW.unix_millis() + 60_001);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Time);
}
