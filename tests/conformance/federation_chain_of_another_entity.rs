//! What the OpenID Provider says is about another entity.

use evidence::federation::Chain;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.configuration.claim("sub", "https://op.example/");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Subject);
}
