//! The address is missing that the code was sent to.

use evidence::Redemption;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut plan = Redemption::good();
    plan.set("redirect_uri", None);
    assert_eq!(plan.redeem().unwrap_err(), TokenError::InvalidRequest);
}
