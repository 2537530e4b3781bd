//! Signed, and `DELIVERED_TO_MOBILE`.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::good();
    plan.token.claim("status", "DELIVERED_TO_MOBILE");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Status);
}
