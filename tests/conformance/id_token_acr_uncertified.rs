//! The level is by the provider's own word, and the certified one of that number was asked for.

use evidence::Upstream;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token
        .claim("acr", "http://id.swedenconnect.se/loa/1.0/uncertified-loa3");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Acr);
}
