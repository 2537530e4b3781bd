//! What should be the OpenID Provider's own statement is another entity's.

use evidence::federation::Chain;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.configuration.claim("iss", "https://op.example/");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Issuer);
}
