//! What the OpenID Provider says of itself is a token of another type.

use evidence::federation::Chain;
use shared::{jose::JwsError, oidc::federation::Refusal};

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.configuration.header["typ"] = "JWT".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Type));
}
