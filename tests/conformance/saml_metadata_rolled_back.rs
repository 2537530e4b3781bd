//! An old copy of the metadata, which ends before the one that is known, however often it comes.

use evidence::saml::Metadata;
use shared::saml::MetadataRefusal;

#[test]
fn is_refused() {
    let known = "2026-01-09T03:04:05Z";
    let until = |time| Metadata::good().edit(known, time).judge().unwrap();
    let mut federation = until(known);
    assert_eq!(federation.succeed(until(known)), Ok(()));
    for _ in 0..2 {
        let refused = federation.succeed(until("2026-01-09T03:04:04Z"));
        assert_eq!(refused, Err(MetadataRefusal::RolledBack));
        assert_eq!(
            federation.valid_until().to_string(),
            "2026-01-09T03:04:05.000Z",
            "what is known stays"
        );
    }
}
