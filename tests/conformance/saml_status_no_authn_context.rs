//! The identity provider can prove none of the levels that were requested. The assertion beside the report would be accepted.

use evidence::saml::Plan;
use shared::saml::{Failure, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::failing("Requester", Some("urn:oasis:names:tc:SAML:2.0:status:NoAuthnContext"));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Status(Failure::NoAuthnContext));
}
