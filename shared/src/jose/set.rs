//! Sets of public keys (RFC 7517, 5).

use super::{
    algorithm::Algorithm,
    json,
    jwk::{KeyError, PublicKey},
};
use serde::Deserialize;

/// The longest set that is read, in bytes. Sets carry certificates beside their keys.
const MAX_LENGTH: usize = 128 * 1024;
/// The most keys that a set may have.
const MAX_KEYS: usize = 64;

/// A set of public keys, never empty, in which each has an id of its own.
#[derive(Clone, Debug)]
pub struct JwkSet(Vec<PublicKey>);

impl JwkSet {
    /// A set of these keys; none at all, or two with the same id, are refused.
    pub fn new(keys: Vec<PublicKey>) -> Result<Self, KeyError> {
        let doubled = keys
            .iter()
            .enumerate()
            .any(|(at, key)| keys.iter().skip(at + 1).any(|other| other.kid() == key.kid()));
        match keys.len() {
            0 => Err(KeyError::Empty),
            _ if doubled => Err(KeyError::Duplicate),
            _ => Ok(JwkSet(keys)),
        }
    }

    /// Reads a set as an issuer publishes it, for use with `algorithms`.
    ///
    /// Keys of other types, for other uses, or out of range are passed over (RFC 7517, 5); a set that holds a private key, names a
    /// member twice, or has no key left is refused.
    pub fn parse(text: &[u8], algorithms: &[&'static Algorithm]) -> Result<Self, KeyError> {
        #[derive(Deserialize)]
        struct UnverifiedSet {
            keys: Vec<serde_json::Value>,
        }
        if text.len() > MAX_LENGTH {
            return Err(KeyError::TooLarge);
        }
        let UnverifiedSet { keys: found } = json::read(text).ok_or(KeyError::Malformed)?;
        if found.len() > MAX_KEYS {
            return Err(KeyError::TooLarge);
        }
        let mut keys = Vec::new();
        for jwk in &found {
            match PublicKey::from_jwk(jwk, algorithms) {
                Ok(key) => keys.push(key),
                Err(KeyError::Private) => return Err(KeyError::Private),
                Err(_) => {}
            }
        }
        JwkSet::new(keys)
    }

    /// The key with this id; without an id the only key, and no key where there are several.
    pub fn find(&self, kid: Option<&str>) -> Option<&PublicKey> {
        match (kid, self.0.as_slice()) {
            (None, [only]) => Some(only),
            (None, _) => None,
            (Some(kid), keys) => keys.iter().find(|key| key.kid() == kid),
        }
    }

    /// The set as JSON, for the key set endpoint.
    pub fn to_json(&self) -> String {
        let keys: Vec<_> = self.0.iter().map(PublicKey::to_jwk).collect();
        serde_json::json!({ "keys": keys }).to_string()
    }
}
