//! What the anchor says was issued later than the clocks can be apart.

use evidence::{NOW, federation::Chain};
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.anchor.claim("iat", NOW.unix_seconds() + 61);
    assert_eq!(plan.judge().unwrap_err(), Refusal::IssuedAt);
}
