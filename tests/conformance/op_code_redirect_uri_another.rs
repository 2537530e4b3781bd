//! The address is another than the code was sent to.

use evidence::Redemption;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut plan = Redemption::good();
    plan.set("redirect_uri", Some("https://service.example/callback/"));
    assert_eq!(plan.redeem().unwrap_err(), TokenError::InvalidGrant);
}
