//! A registration along with the request.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("registration", "{}");
    assert_eq!(party.error(), AuthorizationErrorCode::RegistrationNotSupported);
}
