//! It does not say who issued it.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.without("iss");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Payload));
}
