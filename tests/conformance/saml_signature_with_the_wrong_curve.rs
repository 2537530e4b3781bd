//! The signature is by a key on another curve than the one in the metadata.

use evidence::saml::{Plan, Signer, Signing};
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan {
        response_signing: Some(Signing {
            key: Signer::P384,
            ..Signing::of("_response", "")
        }),
        ..Plan::good()
    }
    .expecting(|expecting| expecting.idp.signing_keys = vec![Signer::P256.public()]);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Signature));
}
