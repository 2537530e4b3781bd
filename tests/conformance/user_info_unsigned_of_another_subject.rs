//! Plain JSON about somebody else, from a provider that does not sign.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.deviations.unsigned_user_info = true;
    plan.user_info.claim("sub", "s-2");
    assert_eq!(plan.judge_unsigned().unwrap_err(), Refusal::SubjectMismatch);
}
