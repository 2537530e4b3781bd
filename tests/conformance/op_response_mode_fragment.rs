//! An answer that the e-service's server never sees.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("response_mode", "fragment");
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
