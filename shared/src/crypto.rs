//! The closed list of signature algorithms, and the one place where a signature is verified.
//!
//! What is not in [`SignatureAlgorithm`] cannot be verified, whoever asks for it. SHA-1 is not.

mod agreement;
mod decryption;
mod public_key;
mod rsa;
mod signing;

pub use agreement::KeyAgreement;
pub use decryption::{
    ContentEncryption, DecryptionError, DecryptionKey, Entropy, KeyLength, KeyTransport, KeyWrapping,
};
pub use public_key::{KeyError, PublicKey};
pub(crate) use rsa::RsaKey;
pub use signing::SigningKey;

use pki_types::{AlgorithmIdentifier, InvalidSignature, SignatureVerificationAlgorithm, alg_id};
use sha2::{Sha256, Sha384, Sha512};
use std::{fmt, ops::RangeInclusive};

/// A signature algorithm that we accept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SignatureAlgorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2).
    RsaSha256,
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    RsaSha384,
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    RsaSha512,
    /// ECDSA with SHA-256 (FIPS 186-5, 6.4); the key decides the curve. Not in certificates.
    EcdsaSha256,
    /// ECDSA with SHA-384. Not in certificates.
    EcdsaSha384,
    /// ECDSA with SHA-512. Not in certificates.
    EcdsaSha512,
}

/// What certificates may be signed with, and OCSP responses.
const IN_CERTIFICATES: [(SignatureAlgorithm, &dyn SignatureVerificationAlgorithm); 3] = [
    (SignatureAlgorithm::RsaSha256, &RSA_SHA256),
    (SignatureAlgorithm::RsaSha384, &RSA_SHA384),
    (SignatureAlgorithm::RsaSha512, &RSA_SHA512),
];

impl SignatureAlgorithm {
    /// What verifies it with a certificate's key; `None` if it is not used with certificates. The key's own algorithm identifier must
    /// be the one that the verifier names.
    pub fn verifier(self) -> Option<&'static dyn SignatureVerificationAlgorithm> {
        let mut known = IN_CERTIFICATES.iter();
        known
            .find(|(algorithm, _)| *algorithm == self)
            .map(|(_, verifier)| *verifier)
    }

    /// The algorithm with this identifier in a certificate or an OCSP response: the DER inside the `SEQUENCE` of an
    /// `AlgorithmIdentifier` (RFC 5280, 4.1.1.2), compared byte for byte, parameters included.
    pub fn from_identifier(identifier: &[u8]) -> Option<Self> {
        let mut known = IN_CERTIFICATES.iter();
        known
            .find(|(_, verifier)| verifier.signature_alg_id().as_ref() == identifier)
            .map(|(algorithm, _)| *algorithm)
    }
}

/// The verifiers for certificates, as `webpki` takes them.
pub fn certificate_verifiers() -> [&'static dyn SignatureVerificationAlgorithm; 3] {
    IN_CERTIFICATES.map(|(_, verifier)| verifier)
}

/// How long an RSA key of a peer's may be. Shorter ones can be broken; longer ones are nobody's and cost the square of their length.
const RSA_BITS: RangeInclusive<u32> = 2048..=4096;

/// RSASSA-PKCS1-v1_5 with the hash that `verify` uses.
struct Rsa {
    signature: AlgorithmIdentifier,
    verify: fn(&RsaKey, &[u8], &[u8]) -> bool,
}

static RSA_SHA256: Rsa = Rsa {
    signature: alg_id::RSA_PKCS1_SHA256,
    verify: RsaKey::verifies::<Sha256>,
};
static RSA_SHA384: Rsa = Rsa {
    signature: alg_id::RSA_PKCS1_SHA384,
    verify: RsaKey::verifies::<Sha384>,
};
static RSA_SHA512: Rsa = Rsa {
    signature: alg_id::RSA_PKCS1_SHA512,
    verify: RsaKey::verifies::<Sha512>,
};

impl fmt::Debug for Rsa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rsa")
    }
}

impl SignatureVerificationAlgorithm for Rsa {
    fn verify_signature(&self, key: &[u8], message: &[u8], signature: &[u8]) -> Result<(), InvalidSignature> {
        let key = RsaKey::from_pkcs1(key, RSA_BITS).ok_or(InvalidSignature)?;
        let verified = (self.verify)(&key, message, signature);
        verified.then_some(()).ok_or(InvalidSignature)
    }

    fn public_key_alg_id(&self) -> AlgorithmIdentifier {
        alg_id::RSA_ENCRYPTION
    }

    fn signature_alg_id(&self) -> AlgorithmIdentifier {
        self.signature
    }
}
