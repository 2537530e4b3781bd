//! Somebody else has signed the assertion.

use evidence::saml::{Plan, Signer, Signing};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan {
        assertion_signing: Some(Signing {
            key: Signer::Other,
            ..Signing::of("_assertion", "xs")
        }),
        ..Plan::good()
    };
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
