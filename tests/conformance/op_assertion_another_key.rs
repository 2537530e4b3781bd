//! An assertion that somebody else has signed.

use evidence::{Party, Signer};
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.signer = Signer::P256(2);
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
