//! A payload that is not base64url (RFC 7797).

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["b64"] = false.into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Critical));
}
