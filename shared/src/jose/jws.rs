//! JSON Web Signature in compact serialisation (RFC 7515, 7.1).

use super::{algorithm::Algorithm, json, set::JwkSet};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};
use std::fmt;

/// No token that we ask for comes near this; more is refused before anything is decoded.
const MAX_LENGTH: usize = 16 * 1024;

/// A token was refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum JwsError {
    /// The header names an algorithm that the key is not for, as `none` or `HS256`.
    Algorithm,
    /// The header has a `crit` or `b64` member, and we understand no extension (RFC 7515, 4.1.11; RFC 7797).
    Critical,
    /// The payload is not what was expected of this kind of token.
    Payload,
    /// Not three parts of base64url, the first of them a header.
    Malformed,
    /// Longer than any token that we take.
    TooLong,
    /// The `typ` is that of another kind of token, or it is not there and should be.
    Type,
    /// No key has the id that the header names.
    UnknownKey,
    /// The signature does not belong to the key and the text.
    Signature,
}

impl fmt::Display for JwsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            JwsError::Algorithm => "algorithm is not the key's",
            JwsError::Critical => "critical header parameter",
            JwsError::Payload => "unexpected payload",
            JwsError::Malformed => "not a compact JWS",
            JwsError::TooLong => "token too long",
            JwsError::Type => "unexpected type of token",
            JwsError::UnknownKey => "no key with this id",
            JwsError::Signature => "signature does not match",
        })
    }
}

impl std::error::Error for JwsError {}

/// What the `typ` of a header may be (RFC 7515, 4.1.9; RFC 8725, 3.11). It is compared exactly.
#[derive(Clone, Copy, Debug)]
pub enum Typ<'a> {
    /// One of these. For kinds of tokens that have a type of their own.
    OneOf(&'a [&'a str]),
    /// One of these, or not there at all: the kinds of tokens that are older than types, as ID tokens. A token that declares another
    /// kind never passes.
    OneOfOrAbsent(&'a [&'a str]),
}

impl Typ<'_> {
    fn takes(self, typ: Option<&str>) -> bool {
        match (self, typ) {
            (Typ::OneOf(types) | Typ::OneOfOrAbsent(types), Some(typ)) => types.contains(&typ),
            (Typ::OneOf(_), None) => false,
            (Typ::OneOfOrAbsent(_), None) => true,
        }
    }
}

/// What is read of a header. Keys and addresses of keys in it are not.
#[derive(Deserialize)]
struct UnverifiedHeader {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
    x5t: Option<String>,
    #[serde(default, deserialize_with = "is_there")]
    crit: bool,
    #[serde(default, deserialize_with = "is_there")]
    b64: bool,
}

/// A member counts as there even if it is `null`.
fn is_there<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}

/// A compact JWS as it was received. Only its header has been read, and only to find the key.
pub struct UnverifiedJws<'a> {
    signed: &'a str,
    payload: &'a str,
    signature: Vec<u8>,
    header: UnverifiedHeader,
}

impl<'a> UnverifiedJws<'a> {
    /// Splits the token and reads its header. It may have 16 KiB, as every token of a login has.
    pub fn parse(token: &'a str) -> Result<Self, JwsError> {
        Self::parse_within(token, MAX_LENGTH)
    }

    /// Does the same with a token of up to `limit` bytes, for the few kinds that carry other tokens.
    pub(crate) fn parse_within(token: &'a str, limit: usize) -> Result<Self, JwsError> {
        if token.len() > limit {
            return Err(JwsError::TooLong);
        }
        let (signed, signature) = token.rsplit_once('.').ok_or(JwsError::Malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(JwsError::Malformed)?;
        if payload.contains('.') {
            return Err(JwsError::Malformed);
        }
        let header = URL_SAFE_NO_PAD.decode(header).map_err(|_| JwsError::Malformed)?;
        let header = json::read(&header).ok_or(JwsError::Malformed)?;
        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| JwsError::Malformed)?;
        Ok(UnverifiedJws {
            signed,
            payload,
            signature,
            header,
        })
    }

    /// Whom the token says it is from. It may be used for one thing: to find the keys that will tell whether it is true.
    pub fn unverified_issuer(&self) -> Option<String> {
        #[derive(Deserialize)]
        struct UnverifiedIssuer {
            iss: String,
        }
        let payload = URL_SAFE_NO_PAD.decode(self.payload).ok()?;
        json::read(&payload).map(|UnverifiedIssuer { iss }| iss)
    }

    /// The certificate that the header names (`x5t`, RFC 7515, 4.1.7). It may be used for one thing: to find that certificate among
    /// those that are trusted.
    pub fn unverified_thumbprint(&self) -> Option<&str> {
        self.header.x5t.as_deref()
    }

    /// Verifies the token with the key of `keys` that its header names, by an algorithm of that key.
    pub fn verify(self, keys: &JwkSet, typ: Typ<'_>) -> Result<SignedPayload, JwsError> {
        self.accept_header(typ)?;
        let key = keys
            .find(self.header.kid.as_deref(), &self.header.alg)
            .ok_or(JwsError::UnknownKey)?;
        let algorithm = key.algorithm(&self.header.alg).ok_or(JwsError::Algorithm)?;
        if !key.verifies(algorithm, self.signed.as_bytes(), &self.signature) {
            return Err(JwsError::Signature);
        }
        self.signed_payload(Some(algorithm))
    }

    /// Verifies the token by the algorithm called `name` with a key that is not a JSON Web Key, as a certificate's.
    pub(crate) fn verify_by(
        self,
        name: &str,
        typ: Typ<'_>,
        verifies: impl FnOnce(&[u8], &[u8]) -> bool,
    ) -> Result<SignedPayload, JwsError> {
        self.accept_header(typ)?;
        if self.header.alg != name {
            return Err(JwsError::Algorithm);
        }
        if !verifies(self.signed.as_bytes(), &self.signature) {
            return Err(JwsError::Signature);
        }
        self.signed_payload(None)
    }

    fn accept_header(&self, typ: Typ<'_>) -> Result<(), JwsError> {
        if self.header.crit || self.header.b64 {
            return Err(JwsError::Critical);
        }
        if typ.takes(self.header.typ.as_deref()) {
            Ok(())
        } else {
            Err(JwsError::Type)
        }
    }

    /// The payload, now that the signature is known to be good.
    fn signed_payload(self, algorithm: Option<&'static Algorithm>) -> Result<SignedPayload, JwsError> {
        let bytes = URL_SAFE_NO_PAD.decode(self.payload).map_err(|_| JwsError::Malformed)?;
        Ok(SignedPayload { bytes, algorithm })
    }
}

/// The payload of a token whose signature was verified. It is signed, no more: whom it is from, whom it is for and how old it
/// may be is for the next step to judge.
///
/// It comes only out of [`UnverifiedJws::verify`]:
///
/// ```
/// fn read(payload: &shared::jose::SignedPayload) -> Result<serde_json::Value, shared::jose::JwsError> {
///     payload.read()
/// }
/// ```
///
/// ```compile_fail
/// let forged = shared::jose::SignedPayload { bytes: b"{}".to_vec(), algorithm: None };
/// ```
pub struct SignedPayload {
    bytes: Vec<u8>,
    algorithm: Option<&'static Algorithm>,
}

impl SignedPayload {
    /// Reads the payload as the claims of one kind of token. A claim that stands there twice is refused (RFC 7519, 4).
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, JwsError> {
        json::read(&self.bytes).ok_or(JwsError::Payload)
    }

    /// By which algorithm it was signed; `None` for a certificate's key.
    pub(crate) fn algorithm(&self) -> Option<&'static Algorithm> {
        self.algorithm
    }
}

#[cfg(test)]
mod tests;
