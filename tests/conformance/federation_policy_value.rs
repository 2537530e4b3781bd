//! The anchor sets a value that is none of those that it allows.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let demanding = |operators| Chain::good().demanding("issuer", operators).judge().map(|_| ());
    assert_eq!(
        demanding(json!({"value": "https://op.example", "one_of": ["https://op.example"]})),
        Ok(())
    );
    assert_eq!(
        demanding(json!({"value": "https://other.example", "one_of": ["https://op.example"]})),
        Err(Refusal::Policy)
    );
}
