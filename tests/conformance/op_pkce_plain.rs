//! The method `plain`.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("code_challenge_method", "plain");
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
