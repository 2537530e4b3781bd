//! The last statement is of another trust anchor, which has the key of ours.

use evidence::federation::Chain;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.anchor.claim("iss", "https://other.example");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Issuer);
}
