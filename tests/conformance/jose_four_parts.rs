//! Four parts.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let plan = Upstream::good();
    let token = plan.token.make();
    let refused = plan.judge_text(&format!("{token}.AAAA"));
    assert_eq!(refused.unwrap_err(), Refusal::Jws(JwsError::Malformed));
}
