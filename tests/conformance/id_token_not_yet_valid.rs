//! Valid from 61 seconds on.

use evidence::{NOW, Upstream};
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("nbf", NOW.unix_seconds() + 60);
    assert!(plan.judge().is_ok(), "60 seconds are accepted");
    plan.token.claim("nbf", NOW.unix_seconds() + 61);
    assert_eq!(plan.judge().unwrap_err(), Refusal::NotBefore);
}
