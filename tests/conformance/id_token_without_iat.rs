//! It does not say when it was issued.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.without("iat");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Payload));
}
