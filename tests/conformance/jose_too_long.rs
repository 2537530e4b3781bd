//! A token of 20 kB.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.claim("padding", "a".repeat(20_000));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::TooLong));
}
