//! An affiliation without organisation.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("https://id.oidc.se/claim/orgAffiliation", "tolvan");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Claims);
}
