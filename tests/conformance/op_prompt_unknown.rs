//! A prompt that does not exist.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("prompt", "create");
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
