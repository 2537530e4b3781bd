//! An assertion whose `jti` would have to be remembered for a day.

use evidence::Party;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.claim("exp", evidence::NOW.unix_seconds() + 86_400);
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
