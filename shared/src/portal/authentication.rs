//! How an e-service proves to the portal who it is.

use crate::jose::JwkSet;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;

/// How an e-service proves who it is (OpenID Connect Core 1.0, 9).
#[derive(Clone, Debug)]
pub enum ClientAuthentication {
    /// `private_key_jwt`: by its keys.
    PrivateKeyJwt(JwkSet),
    /// `client_secret_basic` or `client_secret_post`, for products that can do no better. Warned about.
    Secret(SecretHash),
}

/// The SHA-256 of an e-service's secret. The secret itself, which must be random, is not kept.
#[derive(Clone, Eq, PartialEq)]
pub struct SecretHash([u8; 32]);

impl SecretHash {
    /// Reads the hash in base64url without padding.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let length = URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()?;
        (length == 32).then_some(SecretHash(bytes))
    }

    /// Whether it is the hash of `secret`.
    pub fn is_of(&self, secret: &str) -> bool {
        Sha256::digest(secret).as_slice().ct_eq(&self.0).into()
    }
}

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash")
    }
}
