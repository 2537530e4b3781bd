//! It does not say when the person was authenticated.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.without("auth_time");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Payload));
}
