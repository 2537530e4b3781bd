//! Nothing is left of what the OpenID Provider offers that the anchor allows, and something must be.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let demanding = |operators| {
        Chain::good()
            .demanding("subject_types_supported", operators)
            .judge()
            .map(|_| ())
    };
    assert_eq!(demanding(json!({"subset_of": ["public"], "essential": true})), Ok(()));
    assert_eq!(
        demanding(json!({"subset_of": ["ephemeral"], "essential": true})),
        Err(Refusal::Policy)
    );
}
