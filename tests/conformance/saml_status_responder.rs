//! The identity provider has failed, and says no more. The assertion beside the report would be accepted.

use evidence::saml::Plan;
use shared::saml::{Failure, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::failing("Responder", None);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Status(Failure::Responder));
}
