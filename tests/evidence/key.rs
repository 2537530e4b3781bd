//! Keys and signatures. The keys lie in `fixtures/keys`, were made for these tests and protect nothing.

use super::der;
use rsa::{
    Pkcs1v15Sign, RsaPrivateKey,
    pkcs8::{DecodePrivateKey, EncodePublicKey},
    traits::PublicKeyParts,
};
use sha1::{Digest as _, Sha1};
use sha2::{Sha256, Sha384, Sha512};
use std::sync::LazyLock;

/// Whose key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Key {
    /// The root's.
    Root,
    /// The bank's CA.
    BankCa,
    /// The CA that issues to the bank's customers.
    CustomerCa,
    /// The person's.
    User,
    /// The OCSP responder's.
    Responder,
    /// Nobody's in particular.
    Other,
}

macro_rules! keys {
    ($($name:ident = $file:literal),+) => {$(
        static $name: LazyLock<RsaPrivateKey> = LazyLock::new(|| {
            let der = include_bytes!(concat!("../fixtures/keys/", $file, ".pk8"));
            RsaPrivateKey::from_pkcs8_der(der).expect("a key")
        });
    )+};
}

keys! {
    ROOT = "root", BANK_CA = "bank_ca", CUSTOMER_CA = "customer_ca", USER = "user", RESPONDER = "responder", OTHER = "other"
}

/// A hash, and RSASSA-PKCS1-v1_5 with it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Hash {
    /// Refused everywhere.
    Sha1,
    /// The usual one.
    Sha256,
    /// Allowed in SAML.
    Sha384,
    /// What the CAs use.
    Sha512,
}

impl Hash {
    /// The digest.
    pub fn digest(self, message: &[u8]) -> Vec<u8> {
        match self {
            Hash::Sha1 => Sha1::digest(message).to_vec(),
            Hash::Sha256 => Sha256::digest(message).to_vec(),
            Hash::Sha384 => Sha384::digest(message).to_vec(),
            Hash::Sha512 => Sha512::digest(message).to_vec(),
        }
    }

    pub(super) fn oid(self) -> Vec<u8> {
        der::oid(match self {
            Hash::Sha1 => "1.3.14.3.2.26",
            Hash::Sha256 => "2.16.840.1.101.3.4.2.1",
            Hash::Sha384 => "2.16.840.1.101.3.4.2.2",
            Hash::Sha512 => "2.16.840.1.101.3.4.2.3",
        })
    }

    /// The `AlgorithmIdentifier` of the signature.
    pub fn signature_algorithm(self) -> Vec<u8> {
        let oid = match self {
            Hash::Sha1 => "1.2.840.113549.1.1.5",
            Hash::Sha256 => "1.2.840.113549.1.1.11",
            Hash::Sha384 => "1.2.840.113549.1.1.12",
            Hash::Sha512 => "1.2.840.113549.1.1.13",
        };
        der::sequence(&[der::oid(oid), der::null()])
    }

    /// The identifier of the signature algorithm in XML.
    pub fn signature_uri(self) -> &'static str {
        match self {
            Hash::Sha1 => "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
            Hash::Sha256 => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            Hash::Sha384 => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            Hash::Sha512 => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
        }
    }

    /// The identifier of the digest algorithm in XML.
    pub fn digest_uri(self) -> &'static str {
        match self {
            Hash::Sha1 => "http://www.w3.org/2000/09/xmldsig#sha1",
            Hash::Sha256 => "http://www.w3.org/2001/04/xmlenc#sha256",
            Hash::Sha384 => "http://www.w3.org/2001/04/xmldsig-more#sha384",
            Hash::Sha512 => "http://www.w3.org/2001/04/xmlenc#sha512",
        }
    }
}

impl Key {
    /// The public key in DER.
    pub fn spki(self) -> Vec<u8> {
        let key = self.private().to_public_key();
        key.to_public_key_der().expect("a key").into_vec()
    }

    fn private(self) -> &'static RsaPrivateKey {
        match self {
            Key::Root => &ROOT,
            Key::BankCa => &BANK_CA,
            Key::CustomerCa => &CUSTOMER_CA,
            Key::User => &USER,
            Key::Responder => &RESPONDER,
            Key::Other => &OTHER,
        }
    }

    /// Signs.
    pub fn sign(self, hash: Hash, message: &[u8]) -> Vec<u8> {
        let algorithm = der::sequence(&[hash.oid(), der::null()]);
        let info = der::sequence(&[algorithm, der::octets(&hash.digest(message))]);
        self.private()
            .sign(Pkcs1v15Sign::new_unprefixed(), &info)
            .expect("a signature")
    }

    /// `RSAPublicKey` (RFC 8017, A.1.1): what stands in the bit string of a certificate.
    pub fn public(self) -> Vec<u8> {
        let key = self.private();
        der::sequence(&[der::integer(&key.n_bytes()), der::integer(&key.e_bytes())])
    }

    /// The modulus and the exponent.
    pub fn numbers(self) -> [Vec<u8>; 2] {
        let key = self.private();
        [key.n_bytes().to_vec(), key.e_bytes().to_vec()]
    }
}
