//! The unsigned Response reports a failure.

use evidence::saml::Plan;
use shared::saml::{Failure, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::inera().response("status:Success", "status:Responder");
    assert_eq!(plan.judge().unwrap_err(), Refusal::UnsignedStatus(Failure::Responder));
}
