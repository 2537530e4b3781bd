//! A set of keys as an issuer publishes it.

use shared::jose::{JwkSet, SigningKey, algorithm::ALL};

/// A set that is read is written so that it is read again.
pub fn run(data: &[u8]) {
    if let Ok(set) = JwkSet::parse(data, &ALL) {
        let written = set.to_json();
        let again = JwkSet::parse(written.as_bytes(), &ALL).expect("what was written");
        assert_eq!(again.to_json(), written);
    }
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = SigningKey::from_jwk(text);
    }
}
