//! A `KeyDescriptor` has certificates of two keys: it describes none.

use evidence::{
    Key,
    saml::{Metadata, certificate, key_descriptor},
};

#[test]
fn is_left_out() {
    let described_with = |second: Key| {
        let end = "</ds:X509Data>";
        let second = format!(
            "{end}<ds:X509Data><ds:X509Certificate>{}</ds:X509Certificate>{end}",
            certificate(second)
        );
        let metadata = Metadata::described(&key_descriptor("signing", Key::User).replace(end, &second));
        metadata.provider()
    };
    assert_eq!(described_with(Key::User).unwrap().signing_keys.len(), 1);
    assert!(described_with(Key::Other).is_none());
}
