//! An old copy of the metadata, which ends before the one that is known.

use evidence::saml::{Metadata, NOW, Signer};
use shared::saml::{Federation, MetadataRefusal, UnverifiedMetadata};

fn until(time: &str) -> Federation {
    let metadata = Metadata::good().edit("2026-01-09T03:04:05Z", time).make();
    let metadata = UnverifiedMetadata::new(metadata.into_bytes());
    metadata.verify(&[Signer::P256.public()], NOW).unwrap()
}

#[test]
fn is_refused() {
    let refused = until("2026-01-09T03:04:05Z").succeeded_by(until("2026-01-09T03:04:04Z"));
    assert_eq!(refused.unwrap_err(), MetadataRefusal::RolledBack);
}

#[test]
fn the_same_and_a_later_one_are_not() {
    for later in ["2026-01-09T03:04:05Z", "2026-01-10T03:04:05Z"] {
        let newer = until("2026-01-09T03:04:05Z").succeeded_by(until(later)).unwrap();
        assert_eq!(newer.valid_until(), until(later).valid_until());
    }
}
