//! Keys of a peer that are known from elsewhere than the message: from metadata or configuration.

use super::{RSA_BITS, RsaKey, SignatureAlgorithm};
use der::{Decode, Encode, asn1::ObjectIdentifier};
use p256::ecdsa::signature::{self, hazmat::PrehashVerifier};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256, Sha384, Sha512, digest::const_oid::AssociatedOid};
use std::fmt;
use x509_cert::spki::SubjectPublicKeyInfoRef;

const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
const P521: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.35");

/// A key cannot be used: malformed, too short, or of a kind that we do not know.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct KeyError;

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a usable key")
    }
}

impl std::error::Error for KeyError {}

/// A public key that signatures are verified with: RSA of 2048 to 4096 bits, or ECDSA on P-256, P-384 or P-521 (Deployment Profile
/// for the Swedish eID Framework, 8). Serialised as `SubjectPublicKeyInfo`.
#[derive(Clone)]
pub struct PublicKey {
    spki: Vec<u8>,
    key: Key,
}

#[derive(Clone)]
enum Key {
    Rsa(RsaKey),
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
    P521(p521::ecdsa::VerifyingKey),
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.key {
            Key::Rsa(_) => "PublicKey(RSA)",
            Key::P256(_) => "PublicKey(P-256)",
            Key::P384(_) => "PublicKey(P-384)",
            Key::P521(_) => "PublicKey(P-521)",
        })
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.spki == other.spki
    }
}

impl Eq for PublicKey {}

impl PublicKey {
    /// Reads the key out of a certificate in DER. In metadata a certificate is only what a key comes in: who issued it and whether it
    /// has expired say nothing there (SAML V2.0 Metadata Interoperability Profile, 2.6.1).
    pub fn from_certificate(der: &[u8]) -> Result<Self, KeyError> {
        let certificate = x509_cert::Certificate::from_der(der).map_err(|_| KeyError)?;
        let spki = certificate.tbs_certificate().subject_public_key_info();
        Self::from_spki(&spki.to_der().map_err(|_| KeyError)?)
    }

    /// Reads `SubjectPublicKeyInfo` in DER (RFC 5280, 4.1).
    pub fn from_spki(der: &[u8]) -> Result<Self, KeyError> {
        let info = SubjectPublicKeyInfoRef::from_der(der).map_err(|_| KeyError)?;
        let bits = info.subject_public_key.as_bytes().ok_or(KeyError)?;
        let key = match info.algorithm.oid {
            RSA_ENCRYPTION => RsaKey::from_pkcs1(bits, RSA_BITS).map(Key::Rsa),
            EC_PUBLIC_KEY => match info.algorithm.parameters_oid().map_err(|_| KeyError)? {
                P256 => p256::ecdsa::VerifyingKey::from_sec1_bytes(bits).ok().map(Key::P256),
                P384 => p384::ecdsa::VerifyingKey::from_sec1_bytes(bits).ok().map(Key::P384),
                P521 => p521::ecdsa::VerifyingKey::from_sec1_bytes(bits).ok().map(Key::P521),
                _ => None,
            },
            _ => None,
        };
        Ok(PublicKey {
            spki: der.to_vec(),
            key: key.ok_or(KeyError)?,
        })
    }

    /// The `SubjectPublicKeyInfo` in DER.
    pub fn spki(&self) -> &[u8] {
        &self.spki
    }

    /// Whether this is the RSA key with these numbers, big-endian; zeros in front of them mean nothing.
    pub(crate) fn is_rsa(&self, modulus: &[u8], exponent: &[u8]) -> bool {
        match &self.key {
            Key::Rsa(key) => key.is(modulus, exponent),
            Key::P256(_) | Key::P384(_) | Key::P521(_) => false,
        }
    }

    /// Whether this is the key on the curve with this object identifier whose point this is (SEC 1, 2.3.3).
    pub(crate) fn is_point(&self, curve: &str, point: &[u8]) -> bool {
        let Ok(curve) = curve.parse::<ObjectIdentifier>() else {
            return false;
        };
        match &self.key {
            Key::Rsa(_) => false,
            Key::P256(key) => {
                curve == P256 && p256::ecdsa::VerifyingKey::from_sec1_bytes(point).is_ok_and(|p| p == *key)
            }
            Key::P384(key) => {
                curve == P384 && p384::ecdsa::VerifyingKey::from_sec1_bytes(point).is_ok_and(|p| p == *key)
            }
            Key::P521(key) => {
                curve == P521 && p521::ecdsa::VerifyingKey::from_sec1_bytes(point).is_ok_and(|p| p == *key)
            }
        }
    }

    /// Verifies a signature. One by RSA is as PKCS #1 writes it; one by ECDSA is `r` and `s` beside each other, each as long as the
    /// field (RFC 9231, 2.3.7). An algorithm for keys of the other kind verifies nothing.
    pub fn verifies(&self, algorithm: SignatureAlgorithm, message: &[u8], signature: &[u8]) -> bool {
        use SignatureAlgorithm::{EcdsaSha256, EcdsaSha384, EcdsaSha512, RsaSha256, RsaSha384, RsaSha512};
        match algorithm {
            RsaSha256 => self.rsa::<Sha256>(message, signature),
            RsaSha384 => self.rsa::<Sha384>(message, signature),
            RsaSha512 => self.rsa::<Sha512>(message, signature),
            EcdsaSha256 => self.ecdsa(&Sha256::digest(message), signature),
            EcdsaSha384 => self.ecdsa(&Sha384::digest(message), signature),
            EcdsaSha512 => self.ecdsa(&Sha512::digest(message), signature),
        }
    }

    fn rsa<D: Digest + AssociatedOid>(&self, message: &[u8], signature: &[u8]) -> bool {
        match &self.key {
            Key::Rsa(key) => key.verifies::<D>(message, signature),
            Key::P256(_) | Key::P384(_) | Key::P521(_) => false,
        }
    }

    fn ecdsa(&self, digest: &[u8], signature: &[u8]) -> bool {
        match &self.key {
            Key::Rsa(_) => false,
            Key::P256(key) => verified(key, digest, p256::ecdsa::Signature::from_slice(signature)),
            Key::P384(key) => verified(key, digest, p384::ecdsa::Signature::from_slice(signature)),
            Key::P521(key) => {
                // The library refuses digests of less than half the field, as SHA-256 is here. A digest is a number (FIPS 186-5,
                // 6.4.2, step 2): zeros in front of it change nothing.
                let mut padded = vec![0; 66_usize.saturating_sub(digest.len())];
                padded.extend_from_slice(digest);
                verified(key, &padded, p521::ecdsa::Signature::from_slice(signature))
            }
        }
    }
}

fn verified<S>(key: &impl PrehashVerifier<S>, digest: &[u8], signature: Result<S, signature::Error>) -> bool {
    signature.is_ok_and(|signature| key.verify_prehash(digest, &signature).is_ok())
}

impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.spki.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spki = Vec::<u8>::deserialize(deserializer)?;
        PublicKey::from_spki(&spki).map_err(de::Error::custom)
    }
}
