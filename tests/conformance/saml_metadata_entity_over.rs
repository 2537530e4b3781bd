//! The entity in the metadata was valid until now.

use evidence::saml::Metadata;

#[test]
fn is_left_out() {
    let until = |time: &str| {
        let entity = "entityID=\"https://idp.example.se/saml\"";
        Metadata::of_changed(entity, &format!("{entity} validUntil=\"{time}\"")).provider()
    };
    assert!(until("2026-01-02T03:04:08Z").is_some());
    assert!(until("2026-01-02T03:04:07Z").is_none());
}
