//! For us alone, and issued to another client.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("azp", "another");
    assert_eq!(plan.judge().unwrap_err(), Refusal::AuthorizedParty);
}
