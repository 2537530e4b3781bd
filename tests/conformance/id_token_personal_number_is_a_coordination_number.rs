//! A coordination number in the claim for personal numbers.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token
        .claim("https://id.oidc.se/claim/personalIdentityNumber", "197010632391");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Claims);
}
