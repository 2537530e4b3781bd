//! The metadata was valid until now.

use evidence::saml::Metadata;
use shared::saml::MetadataRefusal;

#[test]
fn is_refused() {
    let metadata = Metadata::good().edit(
        "validUntil=\"2026-01-09T03:04:05Z\"",
        "validUntil=\"2026-01-02T03:04:07Z\"",
    );
    assert_eq!(metadata.judge().unwrap_err(), MetadataRefusal::Expired);
}
