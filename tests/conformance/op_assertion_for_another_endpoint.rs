//! An assertion for another endpoint of ours than the one that is asked.

use evidence::Party;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.claim("aud", "https://login.example/oidc/token");
    assert!(party.authenticate().is_ok());
    party.assertion.claim("aud", "https://login.example/oidc/par");
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
