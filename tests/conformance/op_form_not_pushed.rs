//! An e-service that always pushes, signed and not pushed.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.service["request-form"] = "pushed".into();
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
