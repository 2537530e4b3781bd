//! A personal number with a wrong check digit.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token
        .claim("https://id.oidc.se/claim/personalIdentityNumber", "191212121213");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Claims);
}
