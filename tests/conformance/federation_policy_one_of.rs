//! The anchor demands one of several issuers, and the OpenID Provider is none of them.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let demanding = |operators| Chain::good().demanding("issuer", operators).judge().map(|_| ());
    assert_eq!(
        demanding(json!({"one_of": ["https://op.example", "https://other.example"]})),
        Ok(())
    );
    assert_eq!(
        demanding(json!({"one_of": ["https://op.example/", "https://other.example"]})),
        Err(Refusal::Policy)
    );
}
