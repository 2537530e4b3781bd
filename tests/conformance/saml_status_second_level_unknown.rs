//! A code of the second level in other letters, which adds nothing to the first. The assertion beside the report would be accepted.

use evidence::saml::Plan;
use shared::saml::{Failure, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::failing("Responder", Some("http://id.elegnamnden.se/status/1.0/Cancel"));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Status(Failure::Responder));
}
