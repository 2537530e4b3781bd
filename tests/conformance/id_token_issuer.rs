//! Another issuer, with the same keys.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("iss", "https://op.example/");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Issuer);
}
