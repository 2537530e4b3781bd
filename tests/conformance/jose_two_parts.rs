//! No third part.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let plan = Upstream::good();
    let token = plan.token.make();
    let refused = plan.judge_text(token.rsplit_once('.').unwrap().0);
    assert_eq!(refused.unwrap_err(), Refusal::Jws(JwsError::Malformed));
}
