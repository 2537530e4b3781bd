//! UserInfo has another personal number than the ID token.

use evidence::Upstream;
use shared::grant::{Proof, Why};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.user_info
        .claim("https://id.oidc.se/claim/personalIdentityNumber", "200101019800");
    let token = plan.judge().unwrap();
    let info = plan.judge_user_info().unwrap();
    assert_eq!(
        Proof::from_id_token(&token, Some(&info)).unwrap_err(),
        Why::PersonalNumberMismatch
    );
}
