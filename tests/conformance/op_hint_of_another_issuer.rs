//! An ID token that names another issuer, mixed up.

use evidence::{Party, own_id_token};
use shared::oidc::AuthorizationErrorCode;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.set(
        "id_token_hint",
        &own_id_token(&[("iss", "https://other.example".into())]),
    );
    assert_eq!(party.error(), AuthorizationErrorCode::InvalidRequest);
}
