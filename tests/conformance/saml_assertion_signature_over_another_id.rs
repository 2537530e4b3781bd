//! The signature in the assertion is that of another one.

use evidence::saml::{Plan, Signing};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan {
        assertion_signing: Some(Signing::of("_other", "xs")),
        ..Plan::good()
    };
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Decryption));
}
