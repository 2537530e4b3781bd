//! Who redeems the code has not signed the assertion.

use evidence::{Redemption, Signer};
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut plan = Redemption::good();
    plan.party.assertion.signer = Signer::P256(2);
    assert_eq!(plan.redeem().unwrap_err(), TokenError::InvalidClient);
}
