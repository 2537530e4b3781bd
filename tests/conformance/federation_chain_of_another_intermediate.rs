//! The anchor vouches for another intermediate, which has the same key.

use evidence::federation::Chain;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.anchor.claim("sub", "https://fed.example/other");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Issuer);
}
