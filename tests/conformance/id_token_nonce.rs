//! The answer to another request.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("nonce", "nonce-2");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Nonce);
}
