//! It does not say for whom it is.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.without("aud");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Payload));
}
