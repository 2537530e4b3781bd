//! A challenge that no SHA-256 gives.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("code_challenge", "short");
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
