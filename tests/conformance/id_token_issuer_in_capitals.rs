//! The issuer is in other letters.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("iss", "HTTPS://op.example");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Issuer);
}
