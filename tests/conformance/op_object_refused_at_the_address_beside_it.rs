//! What is wrong with the object is told to an address beside it, if that is registered.

use evidence::{Party, REDIRECT_URI};
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.claim("iss", "https://other.example");
    party.set("redirect_uri", REDIRECT_URI);
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequestObject);
}
