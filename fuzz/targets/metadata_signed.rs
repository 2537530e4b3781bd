//! Metadata that the operator has signed, whatever it wrote: what comes after the signature.

use evidence::{
    saml::{Metadata, NOW, OPERATOR},
    spliced,
};
use shared::saml::UnverifiedMetadata;

/// The bytes are a change of the first entity, and of the document around it, before it is signed; see [`spliced`]. What is read is kept no
/// longer than it holds.
pub fn run(data: &[u8]) {
    let good = Metadata::good();
    let mut entity = good.clone();
    for text in entity.entities.iter_mut().take(1) {
        *text = spliced(text, data);
    }
    let around = Metadata {
        document: spliced(&good.document, data),
        ..good
    };
    for changed in [entity, around] {
        // Without a tag there is no place for a signature.
        if !changed.document.contains('>') {
            continue;
        }
        if let Ok(federation) = UnverifiedMetadata::new(changed.make().into_bytes()).verify(&OPERATOR, NOW) {
            assert!(federation.identity_providers().all(|idp| idp.valid_until >= NOW && !idp.signing_keys.is_empty()));
        }
    }
}
