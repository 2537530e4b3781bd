//! Signed, and `EXPIRED`.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claim("status", "EXPIRED");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Status);
}
