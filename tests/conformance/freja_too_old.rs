//! Made more than five minutes ago.

use evidence::{Freja, NOW};
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claim("timestamp", NOW.unix_millis() - 300_000);
    assert!(plan.judge().is_ok(), "five minutes are accepted");
    plan.token.claim("timestamp", NOW.unix_millis() - 300_001);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Time);
}
