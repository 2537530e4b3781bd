//! A challenge without method, which means `plain` (RFC 7636, 4.3).

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.unset("code_challenge_method");
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
