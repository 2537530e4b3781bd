//! What an OpenID Provider may sign, and say unsigned.

use evidence::Upstream;
use shared::oidc::upstream::UnverifiedUserInfo;

/// The text as a token, as the claims of a token with a good signature, and as UserInfo.
pub fn run(data: &[u8]) {
    let mut plan = Upstream::good();
    let id_token = plan.judge().unwrap();
    plan.deviations.claims_in_arrays = true;
    plan.deviations.unsigned_user_info = true;
    let now = evidence::NOW;
    let _ = UnverifiedUserInfo::Unsigned(data).verify(&plan.provider(), &id_token, now);
    let Ok(text) = std::str::from_utf8(data) else { return };
    let _ = plan.judge_text(text);
    let _ = UnverifiedUserInfo::Signed(text).verify(&plan.provider(), &id_token, now);
    plan.token.claims_text = Some(text.to_owned());
    let _ = plan.judge();
}
