//! XML in signed messages: any bytes. Parsing, and looking for signatures, ends and does not panic.

use evidence::saml::Signer;
use shared::{
    saml::{ASSERTION, PROTOCOL},
    xml::{Limits, Name, Unverified},
};

pub fn run(bytes: &[u8]) {
    let Ok(document) = Unverified::parse(bytes, &Limits::MESSAGE) else {
        return;
    };
    let name = |namespace, local| Name { namespace, local };
    let (response, assertion) = (name(PROTOCOL, "Response"), name(ASSERTION, "Assertion"));
    let found = [
        document.enveloped(response),
        document.enveloped_in_child(response, assertion),
    ];
    for signature in found.into_iter().flatten() {
        // Whether it verifies is the other targets' question.
        let _ = signature.verify(&[Signer::Idp.public()]).is_ok();
    }
}
