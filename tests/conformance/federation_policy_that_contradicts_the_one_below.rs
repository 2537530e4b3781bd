//! The anchor sets another value than the intermediate does.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let demanding = |operators| {
        Chain::good()
            .demanding("client_registration_types_supported", operators)
            .judge()
            .map(|_| ())
    };
    assert_eq!(demanding(json!({"value": ["automatic"]})), Ok(()));
    assert_eq!(demanding(json!({"value": ["explicit"]})), Err(Refusal::Policy));
}
