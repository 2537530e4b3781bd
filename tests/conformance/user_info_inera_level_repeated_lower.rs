//! UserInfo of Inera's has a lower level than the ID token.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::of_inera();
    plan.user_info.claim("levelOfAssurance", "http://id.sambi.se/loa/loa3");
    assert!(plan.judge_user_info().is_ok(), "the same is accepted");
    plan.user_info.claim("levelOfAssurance", "http://id.sambi.se/loa/loa2");
    assert_eq!(plan.judge_user_info().unwrap_err(), Refusal::LevelContradicted);
}
