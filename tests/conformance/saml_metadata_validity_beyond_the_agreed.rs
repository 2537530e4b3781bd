//! Another operator promises a month, which was agreed; a second more was not.

use evidence::saml::{Metadata, NOW, OPERATOR};
use shared::{
    saml::{MetadataRefusal, UnverifiedMetadata},
    time::Span,
};

const DAY: u64 = 24 * 60 * 60;

#[test]
fn metadata_that_is_valid_beyond_what_is_agreed_with_its_operator_is_refused() {
    let operator = OPERATOR
        .clone()
        .with_max_validity(Span::from_seconds(30 * DAY))
        .unwrap();
    let verify = |until: &str| {
        let metadata = Metadata::good().edit("2026-01-09T03:04:05Z", until);
        UnverifiedMetadata::new(metadata.make().into_bytes()).verify(&operator, NOW)
    };
    assert!(verify("2026-02-01T03:04:07Z").is_ok());
    assert_eq!(verify("2026-02-01T03:04:08Z").unwrap_err(), MetadataRefusal::Validity);
    for nonsense in [0, 61 * DAY] {
        let operator = OPERATOR.clone().with_max_validity(Span::from_seconds(nonsense));
        assert!(operator.is_none(), "{nonsense}");
    }
}
