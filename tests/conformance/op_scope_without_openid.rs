//! No `openid` among the scopes.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("scope", "profile");
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidScope);
}
