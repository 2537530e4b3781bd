//! The anchor lists one issuer more than are read.

use evidence::federation::Chain;
use serde_json::json;
use shared::{jose::JwsError, oidc::federation::Refusal};

#[test]
fn is_refused() {
    let demanding = |others: usize| {
        let others = (0..others).map(|number| format!("https://{number}.example"));
        let issuers: Vec<_> = others.chain(["https://op.example".to_owned()]).collect();
        Chain::good().demanding("issuer", json!({"one_of": issuers})).judge()
    };
    assert!(demanding(255).is_ok());
    assert_eq!(demanding(256).unwrap_err(), Refusal::Jws(JwsError::Payload));
}
