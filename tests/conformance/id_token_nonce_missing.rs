//! The answer to no request in particular.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.without("nonce");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Nonce);
}
