//! Several persons of whom one would do.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("claims", r#"{"id_token":{"sub":{"values":["a","b"]}}}"#);
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
