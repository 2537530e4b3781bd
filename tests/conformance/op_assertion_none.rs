//! An assertion without signature.

use evidence::{Party, Signer};
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.assertion.header["alg"] = "none".into();
    party.assertion.signer = Signer::Bytes(Vec::new());
    assert_eq!(party.authenticate().unwrap_err(), TokenError::InvalidClient);
}
