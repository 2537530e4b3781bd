//! A time in seconds, which lies in 1970.

use evidence::{Freja, NOW};
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claim("timestamp", NOW.unix_seconds());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Time);
}
