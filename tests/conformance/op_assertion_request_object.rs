//! A request object in the place of an assertion.

use evidence::Party;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.header["typ"] = "oauth-authz-req+jwt".into();
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
