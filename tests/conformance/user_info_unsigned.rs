//! Plain JSON from a provider that signs.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.deviations.unsigned_user_info = true;
    assert!(
        plan.judge_unsigned().is_ok(),
        "accepted from a provider that is known not to sign"
    );
    plan.deviations.unsigned_user_info = false;
    assert_eq!(plan.judge_unsigned().unwrap_err(), Refusal::Unsigned);
}
