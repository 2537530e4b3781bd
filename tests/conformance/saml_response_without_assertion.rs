//! The Response reports success and holds no assertion.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.response = plan.response.replace("{assertion}", "");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
