//! The level's identifier is in other letters.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("acr", "http://id.elegnamnden.se/loa/1.0/LOA3");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Acr);
}
