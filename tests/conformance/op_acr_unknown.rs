//! An essential level that does not exist.

use evidence::Party;
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set(
        "claims",
        r#"{"id_token":{"acr":{"essential":true,"value":"urn:gold"}}}"#,
    );
    assert_eq!(party.error(), AuthorizationErrorCode::UnmetAuthenticationRequirements);
}
