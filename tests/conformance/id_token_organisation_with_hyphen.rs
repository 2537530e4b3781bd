//! OIDC Sweden's claim holds ten digits; here there is a hyphen between them.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("https://id.oidc.se/claim/orgNumber", "202100-6883");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Claims);
}
