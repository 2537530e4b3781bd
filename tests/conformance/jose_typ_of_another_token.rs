//! An access token (RFC 9068) signed by the same key.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["typ"] = "at+jwt".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Type));
}
