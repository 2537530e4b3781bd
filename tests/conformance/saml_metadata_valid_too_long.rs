//! The metadata says that it is valid for a second more than two weeks.

use evidence::saml::Metadata;
use shared::saml::MetadataRefusal;

#[test]
fn is_refused() {
    let metadata = Metadata::good().edit(
        "validUntil=\"2026-01-09T03:04:05Z\"",
        "validUntil=\"2026-01-16T03:04:08Z\"",
    );
    assert_eq!(metadata.judge().unwrap_err(), MetadataRefusal::Validity);
}
