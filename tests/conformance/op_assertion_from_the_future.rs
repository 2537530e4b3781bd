//! An assertion that was made in two minutes.

use evidence::Party;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.claim("iat", evidence::NOW.unix_seconds() + 121);
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
