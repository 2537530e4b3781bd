//! The anchor demands a parameter that the OpenID Provider does not have.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let demanding = |operators| {
        Chain::good()
            .demanding("acr_values_supported", operators)
            .judge()
            .map(|_| ())
    };
    assert_eq!(demanding(json!({"essential": false})), Ok(()));
    assert_eq!(demanding(json!({"essential": true})), Err(Refusal::Policy));
}
