//! A token off the wire.

use evidence::Signer;
use shared::jose::{JwkSet, Typ, UnverifiedJws, algorithm::ALL};
use std::sync::LazyLock;

static KEYS: LazyLock<JwkSet> = LazyLock::new(|| {
    let keys = [Signer::P256(1).jwk("k1"), Signer::P384(1).jwk("k2"), Signer::P521(1).jwk("k3")];
    JwkSet::parse(serde_json::json!({ "keys": keys }).to_string().as_bytes(), &ALL).unwrap()
});

/// Whatever the text is, it is refused or verified; nothing else happens.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(token) = UnverifiedJws::parse(text) {
        let _ = (token.unverified_issuer(), token.unverified_thumbprint());
        let verified = token.verify(&KEYS, Typ::OneOfOrAbsent(&["JWT"]));
        let _ = verified.map(|payload| payload.read::<serde_json::Value>());
    }
}
