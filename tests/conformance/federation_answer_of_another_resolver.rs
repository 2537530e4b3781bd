//! The answer names another resolver, and is signed with the right key.

use evidence::federation::Resolve;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Resolve::good();
    plan.answer.claim("iss", "https://other.example");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Issuer);
}
