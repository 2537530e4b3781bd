//! What may be used once: its name in a store that all nodes share, and what the store says of it.

use crate::time::Timestamp;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// Whether something has come before, as a store says that all nodes share.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Seen {
    /// It has: somebody has taken it from the person's browser, or the browser sends it again.
    Before,
    /// This is the first time; the store has marked it, atomically, until [`Replay::until`].
    FirstTime,
}

/// What must be remembered so that something is used once: an assertion (Deployment Profile, 6.3.5), or the `state` of an authorization
/// request (RFC 6749, 10.12).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Replay {
    key: String,
    until: Timestamp,
}

impl Replay {
    /// Names what `issuer` calls `id`. It is refused for its age from `until` on.
    pub(crate) fn new(issuer: &str, id: &str, until: Timestamp) -> Self {
        // The length keeps issuer and identifier apart.
        let length = issuer.len().to_string();
        let digest = Sha256::digest([&length, ":", issuer, id].concat());
        let key = URL_SAFE_NO_PAD.encode(digest);
        Replay { key, until }
    }

    /// The same for the same identifier of the same issuer and no other: 43 characters.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// From when on it is refused as expired or too old anyway.
    pub fn until(&self) -> Timestamp {
        self.until
    }
}

#[cfg(test)]
mod tests {
    use super::Replay;
    use crate::time::Timestamp;
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn issuer_and_identifier_are_kept_apart() {
        let until = Timestamp::from_unix_seconds(1);
        let key = |issuer, id| Replay::new(issuer, id, until).key().to_owned();
        assert_eq!(key("a", "bc"), key("a", "bc"));
        assert_ne!(key("a", "bc"), key("ab", "c"));
        assert_eq!(key("a", "bc").len(), 43);
    }
}
