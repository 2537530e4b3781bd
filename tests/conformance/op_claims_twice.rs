//! A member twice in `claims`.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("claims", r#"{"id_token":{},"id_token":{}}"#);
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
