//! An assertion for another provider, mixed up.

use evidence::Party;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.claim("aud", "https://other.example");
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
