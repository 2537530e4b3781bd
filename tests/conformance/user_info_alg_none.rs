//! UserInfo that is not signed, dressed as a token.

use evidence::{Signer, Upstream};
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.user_info.header["alg"] = "none".into();
    plan.user_info.signer = Signer::Bytes(vec![]);
    assert_eq!(plan.judge_user_info().unwrap_err(), Refusal::Jws(JwsError::Algorithm));
}
