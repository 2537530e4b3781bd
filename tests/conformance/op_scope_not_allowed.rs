//! A scope that the e-service may learn nothing of.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("scope", "openid https://id.oidc.se/scope/naturalPersonNumber");
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidScope);
}
