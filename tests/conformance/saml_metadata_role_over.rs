//! The role of the identity provider in the metadata was valid until now.

use evidence::saml::Metadata;

#[test]
fn is_left_out() {
    let until = |time: &str| {
        let role = "\"urn:oasis:names:tc:SAML:2.0:protocol\"";
        Metadata::of_changed(role, &format!("{role} validUntil=\"{time}\"")).provider()
    };
    assert!(until("2026-01-02T03:04:08Z").is_some());
    assert!(until("2026-01-02T03:04:07Z").is_none());
}
