//! Opening what was encrypted to us: RSA-OAEP or a key that both sides compute around the key, AES around the content.
//!
//! From the first private operation on there is one answer to everything that fails, and the steps that follow a failure are taken
//! all the same, with a key that opens nothing: what went wrong shows neither in the answer nor, as far as the libraries take
//! constant time, in how long it takes. Whoever calls this has already verified who encrypted (decision 0006).

use super::{KeyAgreement, KeyError};
use aes::{Aes128, Aes192, Aes256, cipher::consts::U12};
use aes_gcm::{AeadInOut, AesGcm, KeyInit, aead::array::Array};
use cbc::cipher::{BlockCipherDecrypt, BlockModeDecrypt, KeyIvInit, KeySizeUser, consts::U16};
use chacha20::{
    ChaCha20Rng,
    rand_core::{Rng, SeedableRng},
};
use rsa::{
    Oaep, RsaPrivateKey,
    pkcs8::DecodePrivateKey,
    traits::{PaddingScheme, PublicKeyParts},
};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};
use std::fmt;
use subtle::{Choice, ConstantTimeLess};

/// Something did not open. Why is not told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DecryptionError;

impl fmt::Display for DecryptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("does not open")
    }
}

impl std::error::Error for DecryptionError {}

/// 32 random bytes of one decryption: they blind the private operation, and make the key that opens nothing.
pub struct Entropy(pub [u8; 32]);

/// A private key that opens what was encrypted to us: of RSA, of 2048 to 4096 bits, or of P-256.
#[derive(Clone)]
pub struct DecryptionKey(Private);

#[derive(Clone)]
enum Private {
    Rsa(Box<RsaPrivateKey>),
    P256(p256::SecretKey),
}

impl fmt::Debug for DecryptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DecryptionKey")
    }
}

impl DecryptionKey {
    /// Reads `PrivateKeyInfo` in DER (PKCS #8; RFC 5208, 5).
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        if let Ok(key) = p256::SecretKey::from_pkcs8_der(der) {
            return Ok(DecryptionKey(Private::P256(key)));
        }
        let key = RsaPrivateKey::from_pkcs8_der(der).map_err(|_| KeyError)?;
        let fits = (2048..=4096).contains(&key.n().bits_vartime());
        fits.then(|| DecryptionKey(Private::Rsa(Box::new(key)))).ok_or(KeyError)
    }

    /// Reads the same in PEM (RFC 7468, 10).
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        use pki_types::{PrivatePkcs8KeyDer, pem::PemObject};
        let key = PrivatePkcs8KeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| KeyError)?;
        Self::from_pkcs8(key.secret_pkcs8_der())
    }
}

/// How the key of the content is encrypted: RSAES-OAEP (RFC 8017, 7.1) with MGF1 of SHA-1 and without label, and this digest
/// (XML Encryption, 5.5.2; Deployment Profile for the Swedish eID Framework, 8). SHA-1 does no harm in this place.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyTransport {
    /// OAEP with SHA-1.
    OaepSha1,
    /// OAEP with SHA-256.
    OaepSha256,
    /// OAEP with SHA-384.
    OaepSha384,
    /// OAEP with SHA-512.
    OaepSha512,
}

impl KeyTransport {
    fn unwrap(self, key: &RsaPrivateKey, rng: &mut ChaCha20Rng, wrapped: &[u8]) -> Option<Vec<u8>> {
        let opened = match self {
            KeyTransport::OaepSha1 => Oaep::<Sha1, Sha1>::new_with_mgf_hash().decrypt(Some(rng), key, wrapped),
            KeyTransport::OaepSha256 => Oaep::<Sha256, Sha1>::new_with_mgf_hash().decrypt(Some(rng), key, wrapped),
            KeyTransport::OaepSha384 => Oaep::<Sha384, Sha1>::new_with_mgf_hash().decrypt(Some(rng), key, wrapped),
            KeyTransport::OaepSha512 => Oaep::<Sha512, Sha1>::new_with_mgf_hash().decrypt(Some(rng), key, wrapped),
        };
        opened.ok()
    }
}

/// How the key of the content comes to us.
#[derive(Clone, Debug)]
pub enum KeyWrapping {
    /// Encrypted to an RSA key of ours.
    Transport(KeyTransport),
    /// Wrapped in a key that follows from the sender's and one of ours on P-256.
    Agreement(KeyAgreement),
}

impl KeyWrapping {
    /// Unwraps the key with one of ours. One that is for the other way opens nothing.
    fn unwrap(&self, key: &DecryptionKey, rng: &mut ChaCha20Rng, wrapped: &[u8]) -> Option<Vec<u8>> {
        match (self, &key.0) {
            (KeyWrapping::Transport(transport), Private::Rsa(key)) => transport.unwrap(key, rng, wrapped),
            (KeyWrapping::Agreement(agreement), Private::P256(key)) => agreement.unwrap(key, wrapped),
            (KeyWrapping::Transport(_), Private::P256(_)) | (KeyWrapping::Agreement(_), Private::Rsa(_)) => None,
        }
    }
}

/// How the content is encrypted: AES with a key of this length, in one of two modes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ContentEncryption {
    /// CBC (XML Encryption, 5.2.2). It notices no change: acceptable only inside of what is signed.
    Cbc(KeyLength),
    /// GCM with an initialisation vector of 96 bits and a tag of 128 (XML Encryption, 5.2.4).
    Gcm(KeyLength),
}

/// The length of an AES key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyLength {
    /// 128 bits.
    Bits128,
    /// 192 bits.
    Bits192,
    /// 256 bits.
    Bits256,
}

impl KeyLength {
    pub(super) fn bytes(self) -> usize {
        match self {
            KeyLength::Bits128 => 16,
            KeyLength::Bits192 => 24,
            KeyLength::Bits256 => 32,
        }
    }
}

impl ContentEncryption {
    /// Opens `content` with the key in `wrapped`, which one of our keys opens: the current one, or the one before it while peers
    /// still encrypt to that. Every key is tried, whichever fits.
    pub fn open(
        self,
        wrapping: &KeyWrapping,
        keys: &[DecryptionKey],
        wrapped: &[u8],
        content: &[u8],
        entropy: Entropy,
    ) -> Result<Vec<u8>, DecryptionError> {
        let mut rng = ChaCha20Rng::from_seed(entropy.0);
        let (ContentEncryption::Cbc(length) | ContentEncryption::Gcm(length)) = self;
        // Opens nothing: nobody has encrypted with it.
        let mut key = vec![0; length.bytes()];
        rng.fill_bytes(&mut key);
        let mut is_ours = false;
        for ours in keys {
            let opened = wrapping.unwrap(ours, &mut rng, wrapped);
            if let Some(opened) = opened.filter(|opened| opened.len() == length.bytes()) {
                key = opened;
                is_ours = true;
            }
        }
        let opened = match self {
            ContentEncryption::Cbc(KeyLength::Bits128) => open_cbc::<Aes128>(&key, content),
            ContentEncryption::Cbc(KeyLength::Bits192) => open_cbc::<Aes192>(&key, content),
            ContentEncryption::Cbc(KeyLength::Bits256) => open_cbc::<Aes256>(&key, content),
            ContentEncryption::Gcm(KeyLength::Bits128) => open_gcm::<AesGcm<Aes128, U12>>(&key, content),
            ContentEncryption::Gcm(KeyLength::Bits192) => open_gcm::<AesGcm<Aes192, U12>>(&key, content),
            ContentEncryption::Gcm(KeyLength::Bits256) => open_gcm::<AesGcm<Aes256, U12>>(&key, content),
        };
        opened.filter(|_| is_ours).ok_or(DecryptionError)
    }
}

/// The initialisation vector, blocks, and padding whose last byte says how long it is; the others say nothing (XML Encryption, 5.2.1).
fn open_cbc<C>(key: &[u8], content: &[u8]) -> Option<Vec<u8>>
where
    C: BlockCipherDecrypt<BlockSize = U16> + KeySizeUser + aes::cipher::KeyInit,
{
    let (iv, content) = content.split_at_checked(16)?;
    let mut mode = cbc::Decryptor::<C>::new_from_slices(key, iv).ok()?;
    let mut opened = content.to_vec();
    let (blocks, rest) = Array::<u8, U16>::slice_as_chunks_mut(&mut opened);
    if blocks.is_empty() || !rest.is_empty() {
        return None;
    }
    mode.decrypt_blocks(blocks);
    let padding = *opened.last()?;
    let fits: Choice = 0.ct_lt(&padding) & padding.ct_lt(&17);
    opened.truncate(opened.len().saturating_sub(padding.into()));
    bool::from(fits).then_some(opened)
}

/// The initialisation vector, the content, and the tag.
fn open_gcm<C>(key: &[u8], content: &[u8]) -> Option<Vec<u8>>
where
    C: AeadInOut<NonceSize = U12, TagSize = U16> + KeyInit,
{
    let (iv, content) = content.split_at_checked(12)?;
    let (content, tag) = content.split_at_checked(content.len().checked_sub(16)?)?;
    let cipher = C::new_from_slice(key).ok()?;
    let (iv, tag) = (Array::try_from(iv).ok()?, Array::try_from(tag).ok()?);
    let mut opened = content.to_vec();
    let buffer = opened.as_mut_slice().into();
    cipher.decrypt_inout_detached(&iv, &[], buffer, &tag).ok()?;
    Some(opened)
}

#[cfg(test)]
mod tests {
    use super::open_cbc;
    use aes::Aes128;
    use cbc::cipher::{BlockModeEncrypt, KeyIvInit, array::Array};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn padding_has_between_one_byte_and_a_block_of_them() {
        let (key, iv) = ([7; 16], [9; 16]);
        for (padding, left) in [
            (0, None),
            (1, Some(31)),
            (16, Some(16)),
            (17, None),
            (32, None),
            (255, None),
        ] {
            let mut content = [[b'x'; 16]; 2];
            content[1][15] = padding;
            let mut blocks = content.map(Array::from);
            cbc::Encryptor::<Aes128>::new(&key.into(), &iv.into()).encrypt_blocks(&mut blocks);
            let sealed = [&iv[..], &blocks[0], &blocks[1]].concat();
            assert_eq!(open_cbc::<Aes128>(&key, &sealed).map(|opened| opened.len()), left);
            for cut in [0, 15, 16, 31, 33] {
                assert_eq!(open_cbc::<Aes128>(&key, &sealed[..cut]), None);
            }
        }
    }
}
