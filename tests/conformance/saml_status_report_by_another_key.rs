//! A report of fraud that somebody else has signed.

use evidence::saml::{Plan, Signer, Signing};
use shared::{
    saml::{Failure, Refusal},
    xml,
};

#[test]
fn is_refused() {
    let plan = Plan::failing("Responder", Some("http://id.elegnamnden.se/status/1.0/fraud"));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Status(Failure::Fraud));

    let signing = Signing {
        key: Signer::Other,
        ..Signing::of("_response", "")
    };
    let plan = Plan {
        response_signing: Some(signing),
        ..plan
    };
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Signature));
}
