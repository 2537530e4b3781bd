//! Inera's form of `auth_time`, from a provider that is not known for it.

use evidence::{NOW, Upstream};
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("auth_time", (NOW.unix_millis() - 10_000).to_string());
    assert_eq!(plan.judge().unwrap_err(), Refusal::AuthTime);
}
