//! The answer is about another OpenID Provider.

use evidence::federation::Resolve;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let mut plan = Resolve::good();
    plan.answer.claim("sub", "https://op.example/");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Subject);
}
