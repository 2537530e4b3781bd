//! Values that must not be seen: they have no `Display`, their `Debug` says nothing, and they are compared in constant time.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;
use subtle::ConstantTimeEq;

/// Text that must not be seen: a provider's token or key. It is serialised only inside sealed state (see [`crate::seal`]).
#[derive(Clone, Deserialize, Serialize)]
#[serde(transparent)]
pub struct SecretText(String);

impl SecretText {
    /// Takes the text into custody.
    pub fn new(text: String) -> Self {
        SecretText(text)
    }

    /// The text itself, for the one place that must send it or compute with it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether `candidate` is this text; the time that it takes tells nothing of where they differ.
    pub fn is(&self, candidate: &str) -> bool {
        self.0.as_bytes().ct_eq(candidate.as_bytes()).into()
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText")
    }
}

/// A symmetric key of 256 bits.
#[derive(Clone)]
pub struct SecretKey([u8; 32]);

impl SecretKey {
    /// Reads 32 bytes in base64url without padding; anything else, and a key of one repeated byte, is refused.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let length = URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()?;
        let repeated = bytes.iter().all(|byte| Some(byte) == bytes.first());
        (length == 32 && !repeated).then_some(SecretKey(bytes))
    }

    /// Bytes that nobody can make without the key (HKDF-SHA-256, RFC 5869): the same for the same `salt` and `info`.
    pub(crate) fn derived<const N: usize>(&self, salt: &[u8], info: &[&[u8]]) -> [u8; N] {
        let mut bytes = [0; N];
        // No more bytes are asked for than HKDF-SHA-256 can give (255 × 32), so expansion cannot fail.
        let expanded = Hkdf::<Sha256>::new(Some(salt), &self.0).expand_multi_info(info, &mut bytes);
        debug_assert!(expanded.is_ok());
        bytes
    }

    /// What stands for these parts, one after the other, and leads nobody without the key back to them (HMAC-SHA-256, RFC 2104), in base64url.
    /// A caller whose parts vary in length puts something between them that they cannot hold.
    pub(crate) fn keyed_hash(&self, parts: &[&[u8]]) -> String {
        // HMAC takes a key of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else {
            return String::new();
        };
        parts.iter().for_each(|part| mac.update(part));
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey")
    }
}

#[cfg(test)]
mod tests {
    use super::{SecretKey, SecretText};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn debug_says_nothing() {
        let secret = SecretText::new("hemligt".to_owned());
        assert!(!format!("{secret:?}").contains("hemligt"));
        assert!(secret.is("hemligt") && !secret.is("hemlig"));
    }

    #[test]
    fn a_key_has_256_bits_and_is_not_one_byte_repeated() {
        assert!(SecretKey::parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8").is_some());
        assert!(SecretKey::parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").is_none());
        assert!(SecretKey::parse("AAECAw").is_none());
        assert!(SecretKey::parse("").is_none());
    }
}
