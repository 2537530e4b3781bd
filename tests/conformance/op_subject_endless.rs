//! A subject longer than any.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    let claims = format!(r#"{{"id_token":{{"sub":{{"value":"{}"}}}}}}"#, "x".repeat(256));
    party.set("claims", &claims);
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
