//! UserInfo that says that it is old.

use evidence::{NOW, Upstream};
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.user_info.claim("exp", NOW.unix_seconds() - 60);
    assert_eq!(plan.judge_user_info().unwrap_err(), Refusal::Expired);
}
