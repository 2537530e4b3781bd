//! The type is compared exactly.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["typ"] = "jwt".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Type));
}
