//! Metadata declares a namespace of 200 kB, which 10,000 elements use: 2 GB in canonical form.

use evidence::saml::{Metadata, NOW, OPERATOR};
use shared::{
    saml::{MetadataRefusal, UnverifiedMetadata},
    xml,
};

#[test]
fn is_refused() {
    let made = Metadata::good().make();
    let long = format!("<md:EntitiesDescriptor xmlns:a=\"urn:{}\" ", "n".repeat(200 * 1024));
    let changed = made.replacen("<md:EntitiesDescriptor ", &long, 1);
    let changed = changed.replacen(
        "</md:EntitiesDescriptor>",
        &format!("{}</md:EntitiesDescriptor>", "<a:b/>".repeat(10_000)),
        1,
    );
    assert_ne!(made, changed);
    assert_eq!(
        UnverifiedMetadata::new(changed.into_bytes())
            .verify(&OPERATOR, NOW)
            .unwrap_err(),
        MetadataRefusal::Xml(xml::Refusal::Namespaces)
    );
}
