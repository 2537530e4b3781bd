//! No key of the provider has this id.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header["kid"] = "k3".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::UnknownKey));
}
