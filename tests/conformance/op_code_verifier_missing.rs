//! The verifier is missing.

use evidence::Redemption;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut plan = Redemption::good();
    plan.set("code_verifier", None);
    assert_eq!(plan.redeem().unwrap_err(), TokenError::InvalidRequest);
}
