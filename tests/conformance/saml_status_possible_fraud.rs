//! The identity provider suspects a fraud. The assertion beside the report would be accepted.

use evidence::saml::Plan;
use shared::saml::{Failure, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::failing("Responder", Some("http://id.elegnamnden.se/status/1.0/possibleFraud"));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Status(Failure::PossibleFraud));
    assert!(Failure::PossibleFraud.is_security_event());
}
