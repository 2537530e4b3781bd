//! For another client of the same provider.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("aud", "another");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Audience);
}
