//! What the anchor says was valid until now.

use evidence::{NOW, federation::Chain};
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.anchor.claim("exp", NOW.unix_seconds());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Expired);
}
