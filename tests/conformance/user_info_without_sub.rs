//! UserInfo does not say about whom it is.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.user_info.without("sub");
    assert_eq!(plan.judge_user_info().unwrap_err(), Refusal::Jws(JwsError::Payload));
}
