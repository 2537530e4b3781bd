//! The hash of another code.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("c_hash", "AAAAAAAAAAAAAAAAAAAAAA");
    assert_eq!(plan.judge().unwrap_err(), Refusal::CodeHash);
}
