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

/// A set of public keys, never empty, of which no two have the same id and an algorithm in common.
#[derive(Clone, Debug)]
pub struct JwkSet(Vec<PublicKey>);

impl JwkSet {
    /// A set of these keys; none at all, or two with the same id for the same algorithm, are refused. For another algorithm, the same id may
    /// stand for another key, or for the same once more (RFC 7517, 4.5).
    pub fn new(keys: Vec<PublicKey>) -> Result<Self, KeyError> {
        let doubled = keys
            .iter()
            .enumerate()
            .any(|(at, key)| keys.iter().skip(at + 1).any(|other| other.cannot_be_told_from(key)));
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

    /// The key with this id, for the algorithm of this name if there are several; without an id the only key, and no key where there are
    /// several. Whether the algorithm is the key's is for the caller to see.
    pub fn find(&self, kid: Option<&str>, alg: &str) -> Option<&PublicKey> {
        let (Some(kid), keys) = (kid, self.0.as_slice()) else {
            return match self.0.as_slice() {
                [only] => Some(only),
                _ => None,
            };
        };
        let with_id = || keys.iter().filter(|key| key.kid() == kid);
        with_id()
            .find(|key| key.algorithm(alg).is_some())
            .or_else(|| with_id().next())
    }

    /// The set as JSON, for the key set endpoint.
    pub fn to_json(&self) -> String {
        let keys: Vec<_> = self.0.iter().map(PublicKey::to_jwk).collect();
        serde_json::json!({ "keys": keys }).to_string()
    }
}
