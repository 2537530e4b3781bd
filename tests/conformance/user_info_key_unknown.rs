//! UserInfo names a key that the provider has not.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.user_info.header["kid"] = "k3".into();
    assert_eq!(plan.judge_user_info().unwrap_err(), Refusal::Jws(JwsError::UnknownKey));
}
