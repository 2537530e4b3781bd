//! What the intermediate says was valid until now.

use evidence::{NOW, federation::Chain};
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.intermediate.claim("exp", NOW.unix_seconds());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Expired);
}
