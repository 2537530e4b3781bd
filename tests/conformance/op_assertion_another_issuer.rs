//! An assertion of an e-service that is not registered.

use evidence::Party;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.claim("iss", "https://other.example");
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
