//! An address to fetch the request from.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("request_uri", "https://service.example/request.jwt");
    assert_eq!(party.error(), AuthorizationErrorCode::RequestUriNotSupported);
}
