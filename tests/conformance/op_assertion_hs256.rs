//! An assertion under a secret.

use evidence::Party;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.header["alg"] = "HS256".into();
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
