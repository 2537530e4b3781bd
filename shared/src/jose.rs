//! JSON Object Signing: the part of JOSE (RFC 7515, 7517, 7518, 7638) that the OpenID Provider needs.
//!
//! The algorithm is bound to the key: every key here is a P-256 key, and its only algorithm is ES256 (RFC 7518, 3.4). A header
//! that says anything else is refused; keys and addresses of keys in a header are never read.

mod jwk;
mod jws;

pub use jwk::{JwkSet, KeyError, PublicKey, SigningKey};
pub use jws::{JwsError, SignedPayload, UnverifiedJws, sign};
