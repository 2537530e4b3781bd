//! A certain person, where the e-service may not learn numbers: it could try who somebody is.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set(
        "claims",
        r#"{"id_token":{"https://id.oidc.se/claim/personalIdentityNumber":{"value":"191212121212"}}}"#,
    );
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
