//! The anchor demands a list, and the OpenID Provider has a text.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let demanding = |operators| Chain::good().demanding("issuer", operators).judge().map(|_| ());
    assert_eq!(demanding(json!({"one_of": ["https://op.example"]})), Ok(()));
    assert_eq!(
        demanding(json!({"superset_of": ["https://op.example"]})),
        Err(Refusal::Policy)
    );
}
