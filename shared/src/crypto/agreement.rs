//! Agreeing on a key with whoever encrypts to us: no private operation of RSA, and a tenth of its time.

use super::{KeyError, KeyLength};
use aes_gcm::KeyInit;
use aes_kw::{KwAes128, KwAes192, KwAes256};
use p256::{PublicKey, SecretKey, ecdh::diffie_hellman};
use sha2::{Digest, Sha256};

/// The longest key of content, and the eight bytes that wrapping adds.
const LONGEST: usize = 32 + 8;

/// How the key of the content is wrapped in one that both sides compute: ECDH-ES on P-256 (XML Encryption 1.1, 5.6.4), ConcatKDF with
/// SHA-256 (5.4.1), and AES key wrap (5.7.1; RFC 3394).
#[derive(Clone, Debug)]
pub struct KeyAgreement {
    originator: PublicKey,
    info: Vec<u8>,
    length: KeyLength,
}

impl KeyAgreement {
    /// `point` is the sender's public key, made for this message (SEC 1, 2.3.3); `info` is what ConcatKDF takes beside the secret, one part
    /// behind the other; `length` is that of the key that wraps. Not every string of bytes is a point on the curve.
    pub fn new(point: &[u8], info: Vec<u8>, length: KeyLength) -> Result<Self, KeyError> {
        let originator = PublicKey::from_sec1_bytes(point).map_err(|_| KeyError)?;
        Ok(KeyAgreement {
            originator,
            info,
            length,
        })
    }

    /// The key that was wrapped.
    pub(super) fn unwrap(&self, key: &SecretKey, wrapped: &[u8]) -> Option<Vec<u8>> {
        if wrapped.len() > LONGEST {
            return None;
        }
        let mut opened = vec![0; wrapped.len().checked_sub(8)?];
        let secret = diffie_hellman(key.to_nonzero_scalar(), self.originator.as_affine());
        // One round of the function gives as much as the longest key has.
        let derived = Sha256::new()
            .chain_update(1_u32.to_be_bytes())
            .chain_update(secret.raw_secret_bytes())
            .chain_update(&self.info)
            .finalize();
        let derived = derived.get(..self.length.bytes())?;
        let unwrapped = match self.length {
            KeyLength::Bits128 => KwAes128::new_from_slice(derived).ok()?.unwrap_key(wrapped, &mut opened),
            KeyLength::Bits192 => KwAes192::new_from_slice(derived).ok()?.unwrap_key(wrapped, &mut opened),
            KeyLength::Bits256 => KwAes256::new_from_slice(derived).ok()?.unwrap_key(wrapped, &mut opened),
        };
        unwrapped.is_ok().then_some(opened)
    }
}
