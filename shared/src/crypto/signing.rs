//! Our own signatures in SAML.

use super::{Entropy, KeyError, SignatureAlgorithm};
use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use p256::ecdsa::signature::hazmat::PrehashSigner;
use rsa::{Pkcs1v15Sign, RsaPrivateKey, pkcs8::DecodePrivateKey, traits::PublicKeyParts};
use sha2::{Digest, Sha256};
use std::fmt;

/// A private key that signs, with SHA-256: RSA of 2048 to 4096 bits, or ECDSA on P-256. Every peer must know both (Deployment Profile
/// for the Swedish eID Framework, 8).
#[derive(Clone)]
pub struct SigningKey(Key);

#[derive(Clone)]
enum Key {
    Rsa(Box<RsaPrivateKey>),
    P256(p256::ecdsa::SigningKey),
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey")
    }
}

impl SigningKey {
    /// Reads `PrivateKeyInfo` in DER (PKCS #8; RFC 5208, 5).
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        if let Ok(key) = p256::ecdsa::SigningKey::from_pkcs8_der(der) {
            return Ok(SigningKey(Key::P256(key)));
        }
        let key = RsaPrivateKey::from_pkcs8_der(der).map_err(|_| KeyError)?;
        let fits = (2048..=4096).contains(&key.n().bits_vartime());
        fits.then(|| SigningKey(Key::Rsa(Box::new(key)))).ok_or(KeyError)
    }

    /// Reads the same in PEM (RFC 7468, 10).
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        use pki_types::{PrivatePkcs8KeyDer, pem::PemObject};
        let key = PrivatePkcs8KeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| KeyError)?;
        Self::from_pkcs8(key.secret_pkcs8_der())
    }

    /// The algorithm.
    pub fn algorithm(&self) -> SignatureAlgorithm {
        match self.0 {
            Key::Rsa(_) => SignatureAlgorithm::RsaSha256,
            Key::P256(_) => SignatureAlgorithm::EcdsaSha256,
        }
    }

    /// Signs, in the form that XML has (see [`PublicKey::verifies`](super::PublicKey::verifies)). `entropy` blinds the operation with an
    /// RSA key; ECDSA takes none (RFC 6979).
    pub fn sign(&self, message: &[u8], entropy: Entropy) -> Result<Vec<u8>, KeyError> {
        let digest = Sha256::digest(message);
        match &self.0 {
            Key::Rsa(key) => {
                let mut rng = ChaCha20Rng::from_seed(entropy.0);
                let signature = key.sign_with_rng(&mut rng, Pkcs1v15Sign::new::<Sha256>(), &digest);
                signature.map_err(|_| KeyError)
            }
            Key::P256(key) => {
                let signature: Result<p256::ecdsa::Signature, _> = key.sign_prehash(&digest);
                signature
                    .map(|signature| signature.to_bytes().to_vec())
                    .map_err(|_| KeyError)
            }
        }
    }
}
