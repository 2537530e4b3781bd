//! An assertion about somebody else.

use evidence::Party;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.claim("sub", "https://other.example");
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
