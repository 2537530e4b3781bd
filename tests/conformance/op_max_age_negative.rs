//! An age below nothing.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("max_age", "-1");
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
