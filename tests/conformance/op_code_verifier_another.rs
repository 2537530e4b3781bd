//! The verifier is not that of the challenge.

use evidence::Redemption;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut plan = Redemption::good();
    plan.set("code_verifier", Some(&"a".repeat(43)));
    assert_eq!(plan.redeem().unwrap_err(), TokenError::InvalidGrant);
}
