//! The group that the identity provider stands in was valid until now.

use evidence::saml::{IDP, Metadata, identity_provider};

#[test]
fn is_left_out() {
    let until = |time: &str| {
        let group = format!(
            "<md:EntitiesDescriptor validUntil=\"{time}\">{}</md:EntitiesDescriptor>",
            identity_provider(IDP)
        );
        Metadata::of(vec![group]).provider()
    };
    assert!(until("2026-01-02T03:04:08Z").is_some());
    assert!(until("2026-01-02T03:04:07Z").is_none());
}
