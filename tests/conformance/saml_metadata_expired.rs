//! What we know of the identity provider was valid until now.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().expecting(|expecting| expecting.idp.valid_until = expecting.now);
    assert_eq!(plan.judge().unwrap_err(), Refusal::MetadataExpired);
}
