//! The code is none of ours.

use evidence::Redemption;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut plan = Redemption::good();
    plan.set("code", Some("short"));
    assert_eq!(plan.redeem().unwrap_err(), TokenError::InvalidGrant);
}
