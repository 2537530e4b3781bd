//! An e-service that it does not stand in for.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("https://id.oidc.se/param/originalClientId", "https://third.example");
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
