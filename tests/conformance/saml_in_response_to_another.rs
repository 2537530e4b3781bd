//! The confirmation answers another request.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(r#"InResponseTo="_request""#, r#"InResponseTo="_other""#);
    assert_eq!(plan.judge().unwrap_err(), Refusal::InResponseTo);
}
