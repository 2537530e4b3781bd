//! A request object and a pushed request at once.

use evidence::{Party, REDIRECT_URI};
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.set("request_uri", "urn:ietf:params:oauth:request_uri:x");
    party.set("redirect_uri", REDIRECT_URI);
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
