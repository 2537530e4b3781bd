//! A report of fraud that nobody has signed.

use evidence::saml::Plan;
use shared::saml::{Failure, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::failing("Responder", Some("http://id.elegnamnden.se/status/1.0/fraud"));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Status(Failure::Fraud));

    let plan = Plan {
        response_signing: None,
        ..plan
    };
    assert_eq!(plan.judge().unwrap_err(), Refusal::Unsigned);
}
