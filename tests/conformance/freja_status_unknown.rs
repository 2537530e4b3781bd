//! Signed, and a word that nobody knows.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claim("status", "approved");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Status);
}
