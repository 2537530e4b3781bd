//! A report of fraud that answers another request.

use evidence::saml::Plan;
use shared::saml::{Failure, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::failing("Responder", Some("http://id.elegnamnden.se/status/1.0/fraud"));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Status(Failure::Fraud));

    let plan = plan.response(
        "InResponseTo=\"_request\" IssueInstant",
        "InResponseTo=\"_other\" IssueInstant",
    );
    assert_eq!(plan.judge().unwrap_err(), Refusal::InResponseTo);
}
