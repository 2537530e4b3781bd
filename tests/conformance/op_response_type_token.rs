//! Another flow than the code flow.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set("response_type", "code id_token");
    assert_eq!(party.error(), AuthorizationErrorCode::UnsupportedResponseType);
}
