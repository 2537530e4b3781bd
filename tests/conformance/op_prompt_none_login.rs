//! Nothing may be shown, and the person must log in.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("prompt", "none login");
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
