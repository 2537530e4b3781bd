//! The Response is signed too, by somebody else.

use evidence::saml::{Plan, Signer, Signing};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan {
        response_signing: Some(Signing {
            key: Signer::Other,
            ..Signing::of("_response", "xs")
        }),
        ..Plan::inera()
    };
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Signature));
}
