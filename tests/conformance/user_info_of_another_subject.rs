//! UserInfo about somebody else than the ID token.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.user_info.claim("sub", "s-2");
    assert_eq!(plan.judge_user_info().unwrap_err(), Refusal::SubjectMismatch);
}
