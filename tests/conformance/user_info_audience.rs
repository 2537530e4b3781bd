//! UserInfo for another client.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.user_info.claim("aud", "another");
    assert_eq!(plan.judge_user_info().unwrap_err(), Refusal::Audience);
}
