//! The verifier is the challenge itself, as the method `plain` would have it.

use evidence::Redemption;
use shared::oidc::TokenError;

#[test]
fn is_refused() {
    let mut plan = Redemption::good();
    plan.set("code_verifier", Some("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    assert_eq!(plan.redeem().unwrap_err(), TokenError::InvalidGrant);
}
