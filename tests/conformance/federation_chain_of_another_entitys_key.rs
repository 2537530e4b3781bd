//! The OpenID Provider has signed with another key than the intermediate vouches for.

use evidence::{Signer, federation::Chain};
use serde_json::json;
use shared::{jose::JwsError, oidc::federation::Refusal};

#[test]
fn is_refused() {
    let mut plan = Chain::good();
    plan.configuration.signer = Signer::P256(29);
    plan.configuration
        .claim("jwks", json!({"keys": [Signer::P256(29).jwk("k1")]}));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Signature));
}
