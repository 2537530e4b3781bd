//! Another grant than a code.

use evidence::Redemption;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut plan = Redemption::good();
    plan.set("grant_type", Some("password"));
    assert_eq!(plan.redeem().unwrap_err(), TokenError::UnsupportedGrantType);
}
