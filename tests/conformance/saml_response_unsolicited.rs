//! The Response answers no request.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().response(r#" InResponseTo="_request" IssueInstant"#, " IssueInstant");
    assert_eq!(plan.judge().unwrap_err(), Refusal::InResponseTo);
}
