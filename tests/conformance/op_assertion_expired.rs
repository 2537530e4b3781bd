//! An assertion that was good two minutes ago.

use evidence::Party;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.claim("exp", evidence::NOW.unix_seconds() - 121);
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
