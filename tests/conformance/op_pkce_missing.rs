//! No challenge.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.unset("code_challenge");
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
