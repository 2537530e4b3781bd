//! The code was made for another e-service.

use evidence::Redemption;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut plan = Redemption::good();
    plan.client = "https://other.example";
    assert_eq!(plan.redeem().unwrap_err(), TokenError::InvalidGrant);
}
