//! The entity in the metadata is valid until a time that is none.

use evidence::saml::Metadata;

#[test]
fn is_left_out() {
    let until = |time: &str| {
        let entity = "entityID=\"https://idp.example.se/saml\"";
        Metadata::of_changed(entity, &format!("{entity} validUntil=\"{time}\"")).provider()
    };
    assert!(until("2026-01-03T00:00:00Z").is_some());
    assert!(until("tomorrow").is_none());
}
