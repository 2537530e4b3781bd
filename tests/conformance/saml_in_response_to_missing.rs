//! The confirmation answers no request.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(r#" InResponseTo="_request""#, "");
    assert_eq!(plan.judge().unwrap_err(), Refusal::InResponseTo);
}
