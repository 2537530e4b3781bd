//! The closed list of signature algorithms (RFC 7518, 3.1), each bound to one type of key.
//!
//! `none` and everything with a shared secret are not in it. An algorithm is a value: who verifies hands in those that it takes, and
//! those that nobody hands in are not part of the program.

use super::jwk::{Material, RSA_BITS};
use crate::crypto::RsaKey;
use rsa::{BoxedUint, RsaPublicKey, pss, signature::hazmat::PrehashVerifier};
use sha2::{
    Digest, Sha256, Sha384, Sha512,
    digest::{FixedOutputReset, const_oid::AssociatedOid},
};
use std::fmt;

/// A signature algorithm. There are those of this module and no others.
pub struct Algorithm {
    name: &'static str,
    kind: Kind,
    /// Whether the bytes are a key: for a curve, a point on it.
    holds: fn(&Material) -> bool,
    verify: fn(&Material, message: &[u8], signature: &[u8]) -> bool,
    /// The left half of the digest that `at_hash` and `c_hash` are made of (OpenID Connect Core 1.0, 3.1.3.6).
    half_digest: fn(&[u8]) -> Vec<u8>,
}

/// The type of key that an algorithm takes (RFC 7518, 6).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// `kty` `EC` on this curve.
    Curve(Curve),
    /// `kty` `RSA`.
    Rsa,
}

/// A curve, by its name (`crv`) and the length of a coordinate in bytes (RFC 7518, 6.2.1.2).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Curve {
    pub(super) name: &'static str,
    pub(super) length: usize,
}

/// NIST P-256.
pub(super) const P256: Curve = Curve {
    name: "P-256",
    length: 32,
};
/// NIST P-384.
pub(super) const P384: Curve = Curve {
    name: "P-384",
    length: 48,
};
/// NIST P-521.
pub(super) const P521: Curve = Curve {
    name: "P-521",
    length: 66,
};

impl Algorithm {
    /// Its name in a header (`alg`).
    pub fn name(&self) -> &'static str {
        self.name
    }

    pub(super) fn is_for(&self, key: &Material) -> bool {
        self.kind == key.kind()
    }

    pub(super) fn holds(&self, key: &Material) -> bool {
        (self.holds)(key)
    }

    pub(super) fn verify(&self, key: &Material, message: &[u8], signature: &[u8]) -> bool {
        self.is_for(key) && (self.verify)(key, message, signature)
    }

    /// The left half of this algorithm's digest of `text`.
    pub(crate) fn half_digest(&self, text: &[u8]) -> Vec<u8> {
        (self.half_digest)(text)
    }
}

impl fmt::Debug for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// ECDSA on one curve with one hash (RFC 7518, 3.4). The signature is the two numbers, each as long as the curve's.
macro_rules! ecdsa {
    ($(#[$doc:meta])* $static:ident, $curve:ident, $library:ident, $hash:ty) => {
        $(#[$doc])*
        pub static $static: Algorithm = Algorithm {
            name: stringify!($static),
            kind: Kind::Curve($curve),
            holds: |key| $library::ecdsa::VerifyingKey::from_sec1_bytes(key.point()).is_ok(),
            verify: |key, message, signature| {
                let key = $library::ecdsa::VerifyingKey::from_sec1_bytes(key.point());
                let signature = $library::ecdsa::Signature::from_slice(signature);
                let (Ok(key), Ok(signature)) = (key, signature) else { return false };
                key.verify_prehash(&<$hash>::digest(message), &signature).is_ok()
            },
            half_digest: half::<$hash>,
        };
    };
}

/// RSA with one padding and one hash (RFC 7518, 3.3 and 3.5).
macro_rules! rsa {
    ($(#[$doc:meta])* $static:ident, $verify:ident, $hash:ty) => {
        $(#[$doc])*
        pub static $static: Algorithm = Algorithm {
            name: stringify!($static),
            kind: Kind::Rsa,
            // The numbers were judged when the key was read.
            holds: |_| true,
            verify: $verify::<$hash>,
            half_digest: half::<$hash>,
        };
    };
}

ecdsa! {
    /// ECDSA on P-256 with SHA-256: what we sign with ourselves.
    ES256, P256, p256, Sha256
}
ecdsa! {
    /// ECDSA on P-384 with SHA-384.
    ES384, P384, p384, Sha384
}
ecdsa! {
    /// ECDSA on P-521 with SHA-512.
    ES512, P521, p521, Sha512
}
rsa! {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    RS256, verify_pkcs1v15, Sha256
}
rsa! {
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    RS384, verify_pkcs1v15, Sha384
}
rsa! {
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    RS512, verify_pkcs1v15, Sha512
}
rsa! {
    /// RSASSA-PSS with SHA-256 and a salt of 32 bytes.
    PS256, verify_pss, Sha256
}
rsa! {
    /// RSASSA-PSS with SHA-384 and a salt of 48 bytes.
    PS384, verify_pss, Sha384
}
rsa! {
    /// RSASSA-PSS with SHA-512 and a salt of 64 bytes.
    PS512, verify_pss, Sha512
}

/// What the OIDC Sweden profile (7.1) requires and recommends of everybody. RSASSA-PSS is not among it: an issuer that uses it
/// must have said so.
pub static SWEDISH_PROFILE: [&Algorithm; 6] = [&ES256, &ES384, &ES512, &RS256, &RS384, &RS512];

/// Every algorithm.
pub static ALL: [&Algorithm; 9] = [&ES256, &ES384, &ES512, &RS256, &RS384, &RS512, &PS256, &PS384, &PS512];

fn verify_pkcs1v15<D: Digest + AssociatedOid>(key: &Material, message: &[u8], signature: &[u8]) -> bool {
    let Material::Rsa { modulus, exponent } = key else {
        return false;
    };
    RsaKey::new(modulus, exponent, RSA_BITS).is_some_and(|key| key.verifies::<D>(message, signature))
}

fn verify_pss<D: Digest + FixedOutputReset>(key: &Material, message: &[u8], signature: &[u8]) -> bool {
    let (Some(key), Ok(signature)) = (rsa_key(key), pss::Signature::try_from(signature)) else {
        return false;
    };
    let key = pss::VerifyingKey::<D>::new(key);
    key.verify_prehash(&D::digest(message), &signature).is_ok()
}

fn rsa_key(key: &Material) -> Option<RsaPublicKey> {
    let Material::Rsa { modulus, exponent } = key else {
        return None;
    };
    let number = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(bytes);
    RsaPublicKey::new(number(modulus), number(exponent)).ok()
}

fn half<D: Digest>(text: &[u8]) -> Vec<u8> {
    let digest = D::digest(text);
    digest.iter().take(digest.len() / 2).copied().collect()
}
