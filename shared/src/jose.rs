//! JSON Object Signing: the part of JOSE (RFC 7515, 7517, 7518, 7638, 8725) that a login needs.
//!
//! The algorithm is bound to the key. Who reads a key says which of the closed list of [`Algorithm`]s it may be used with; the
//! header of a token can only name one of those. Keys and addresses of keys in a header (`jwk`, `jku`, `x5c`, `x5u`) are never read.

pub mod algorithm;
mod fetched;
pub(crate) mod json;
mod jwk;
mod jws;
mod set;
mod signing;

pub use algorithm::Algorithm;
pub use fetched::FetchedKeys;
pub use jwk::{KeyError, PublicKey};
pub use jws::{JwsError, SignedPayload, Typ, UnverifiedJws};
pub use set::JwkSet;
pub use signing::{SigningKey, sign};
