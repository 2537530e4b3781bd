//! A signed token that does not say for whom it is.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.user_info.without("aud");
    assert_eq!(plan.judge_user_info().unwrap_err(), Refusal::Jws(JwsError::Payload));
}
