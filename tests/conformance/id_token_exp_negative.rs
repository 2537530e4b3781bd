//! A time before the epoch.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("exp", -1);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Payload));
}
