//! The metadata does not say until when it is valid.

use evidence::saml::Metadata;
use shared::saml::MetadataRefusal;

#[test]
fn is_refused() {
    let metadata = Metadata::good().edit(" validUntil=\"2026-01-09T03:04:05Z\"", "");
    assert_eq!(metadata.judge().unwrap_err(), MetadataRefusal::Validity);
}
