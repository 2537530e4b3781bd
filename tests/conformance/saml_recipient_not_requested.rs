//! The request has named another address of ours than the one that was reached.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().expecting(|expecting| expecting.request.acs.push('2'));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Recipient);
}
