//! An e-service that always signs, unsigned.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.service["request-form"] = "signed".into();
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
