//! The authentication has failed. The assertion beside the report would be accepted.

use evidence::saml::Plan;
use shared::saml::{Failure, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::failing("Responder", Some("urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Status(Failure::AuthnFailed));
}
