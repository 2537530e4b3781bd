//! An assertion that cannot be told from its copy.

use evidence::Party;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.without("jti");
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
