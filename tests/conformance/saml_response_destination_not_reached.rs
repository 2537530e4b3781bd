//! The Response has reached another address of ours.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().expecting(|expecting| expecting.endpoint.push('/'));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Destination);
}
