//! Somebody else has signed, and says so in `KeyInfo`.

use evidence::saml::{Plan, Signer, Signing};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan {
        response_signing: Some(Signing {
            key: Signer::Other,
            ..Signing::of("_response", "")
        }),
        ..Plan::good()
    };
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Signature));
}
