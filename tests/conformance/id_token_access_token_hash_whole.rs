//! The whole digest where its left half belongs.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    let half = plan.token.claims["at_hash"].as_str().unwrap().to_owned();
    plan.token.claim("at_hash", format!("{half}{half}"));
    assert_eq!(plan.judge().unwrap_err(), Refusal::AccessTokenHash);
}
