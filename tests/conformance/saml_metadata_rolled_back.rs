//! An old copy of the metadata, which ends before the one that is known.

use evidence::saml::{Metadata, NOW, OPERATOR};
use shared::saml::{Federation, MetadataRefusal, UnverifiedMetadata};

const KNOWN: &str = "2026-01-09T03:04:05Z";

fn until(time: &str) -> Federation {
    let metadata = Metadata::good().edit(KNOWN, time).make();
    let metadata = UnverifiedMetadata::new(metadata.into_bytes());
    metadata.verify(&OPERATOR, NOW).unwrap()
}

#[test]
fn is_refused_however_often_it_comes_and_what_is_known_stays() {
    let mut known = until(KNOWN);
    for _ in 0..2 {
        let refused = known.succeed(until("2026-01-09T03:04:04Z"));
        assert_eq!(refused, Err(MetadataRefusal::RolledBack));
        assert_eq!(known.valid_until(), until(KNOWN).valid_until());
    }
}

#[test]
fn the_same_and_a_later_one_are_not() {
    let mut known = until(KNOWN);
    for later in [KNOWN, "2026-01-10T03:04:05Z"] {
        assert_eq!(known.succeed(until(later)), Ok(()));
        assert_eq!(known.valid_until(), until(later).valid_until());
    }
}
