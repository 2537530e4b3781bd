//! An assertion with an identifier longer than is remembered.

use evidence::Party;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.claim("jti", "x".repeat(257));
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
