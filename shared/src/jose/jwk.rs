//! Public keys as JSON (RFC 7517; RFC 7518, 6).

use super::algorithm::{Algorithm, Curve, Kind, P256, P384, P521};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, de::IgnoredAny};
use sha2::{Digest, Sha256};
use std::fmt;

/// How long the modulus of an RSA key may be, in bits: at least what the OIDC Sweden profile (7.1) demands; more than the most is
/// nobody's, and costs the square of its length.
pub(super) const RSA_BITS: std::ops::RangeInclusive<u32> = 2048..=8192;
/// The smallest exponent that is taken (NIST FIPS 186-5, 5.4). Smaller ones are nobody's any more; an even one is no exponent.
const MIN_RSA_EXPONENT: u32 = 65_537;
/// Longer names of keys are nobody's.
const MAX_KID: usize = 512;

/// Why a key, or a set of keys, cannot be used.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyError {
    /// `alg` is none of those that the key may be used with, or the type of key is not that of any.
    Algorithm,
    /// Two keys have the same id, for the same algorithm.
    Duplicate,
    /// No key that could be used.
    Empty,
    /// Not a key in JSON, or a member is malformed or not the number that it must be.
    Malformed,
    /// It holds a part of the private key. What has been published is no secret any more.
    Private,
    /// More keys, or a longer text, than anybody has.
    TooLarge,
    /// `use` or `key_ops` says that it is for something else.
    Use,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            KeyError::Algorithm => "not a key for any algorithm taken here",
            KeyError::Duplicate => "two keys with the same id for the same algorithm",
            KeyError::Empty => "no usable key",
            KeyError::Malformed => "malformed key",
            KeyError::Private => "private key where a public one is expected",
            KeyError::TooLarge => "too many keys",
            KeyError::Use => "key is not for verifying signatures",
        })
    }
}

impl std::error::Error for KeyError {}

/// A JSON Web Key as it stands in a file or an answer. Members that are not listed are passed over (RFC 7517, 4).
#[derive(Deserialize)]
struct UnverifiedJwk {
    kty: String,
    crv: Option<String>,
    x: Option<String>,
    y: Option<String>,
    n: Option<String>,
    e: Option<String>,
    kid: Option<String>,
    r#use: Option<String>,
    key_ops: Option<Vec<String>>,
    alg: Option<String>,
    d: Option<IgnoredAny>,
    p: Option<IgnoredAny>,
    q: Option<IgnoredAny>,
    dp: Option<IgnoredAny>,
    dq: Option<IgnoredAny>,
    qi: Option<IgnoredAny>,
    oth: Option<IgnoredAny>,
    k: Option<IgnoredAny>,
}

/// The numbers of a public key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Material {
    /// A point on a curve, uncompressed (SEC 1, 2.3.3).
    Ec { curve: Curve, point: Vec<u8> },
    /// RSA, both in the fewest bytes.
    Rsa { modulus: Vec<u8>, exponent: Vec<u8> },
}

impl Material {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Material::Ec { curve, .. } => Kind::Curve(*curve),
            Material::Rsa { .. } => Kind::Rsa,
        }
    }

    /// The point; nothing for a key of another kind, which is no point.
    pub(super) fn point(&self) -> &[u8] {
        match self {
            Material::Ec { point, .. } => point,
            Material::Rsa { .. } => &[],
        }
    }

    /// The required members in lexical order, as the thumbprint takes them (RFC 7638, 3.2).
    fn members(&self) -> Vec<(&'static str, String)> {
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        match self {
            Material::Ec { curve, point } => {
                let (x, y) = point.split_at_checked(1 + curve.length).unwrap_or_default();
                vec![
                    ("crv", curve.name.to_owned()),
                    ("kty", "EC".to_owned()),
                    ("x", encode(x.get(1..).unwrap_or_default())),
                    ("y", encode(y)),
                ]
            }
            Material::Rsa { modulus, exponent } => {
                vec![
                    ("e", encode(exponent)),
                    ("kty", "RSA".to_owned()),
                    ("n", encode(modulus)),
                ]
            }
        }
    }

    fn thumbprint(&self) -> String {
        let members: Vec<_> = self
            .members()
            .into_iter()
            .map(|(name, value)| format!(r#""{name}":"{value}""#))
            .collect();
        URL_SAFE_NO_PAD.encode(Sha256::digest(format!("{{{}}}", members.join(","))))
    }
}

/// A public key that signatures are verified with, and the algorithms that it may be used with: at least one.
#[derive(Clone, Debug)]
pub struct PublicKey {
    kid: String,
    material: Material,
    algorithms: Vec<&'static Algorithm>,
}

impl PublicKey {
    /// Reads a JSON Web Key for use with those of `algorithms` that are for its type of key, or the one of them that its `alg` names.
    ///
    /// A key that is private, for something else than signatures (`use`, `key_ops`), too short or not on its curve is refused. The
    /// `kid` of the key's owner is kept; where there is none, the thumbprint (RFC 7638) stands in.
    pub fn from_jwk(json: &serde_json::Value, algorithms: &[&'static Algorithm]) -> Result<Self, KeyError> {
        if !json.is_object() {
            return Err(KeyError::Malformed);
        }
        let jwk = UnverifiedJwk::deserialize(json).map_err(|_| KeyError::Malformed)?;
        if jwk.is_private() {
            return Err(KeyError::Private);
        }
        if !jwk.is_for_signatures() {
            return Err(KeyError::Use);
        }
        let material = jwk.material()?;
        let named = |algorithm: &Algorithm| jwk.alg.as_deref().is_none_or(|alg| alg == algorithm.name());
        let usable = algorithms.iter().filter(|one| one.is_for(&material) && named(one));
        let algorithms: Vec<&'static Algorithm> = usable.copied().collect();
        // All of them are for the same kind of key, so that any of them tells whether it is one.
        let any = algorithms.first().ok_or(KeyError::Algorithm)?;
        if !any.holds(&material) {
            return Err(KeyError::Malformed);
        }
        let kid = match jwk.kid {
            Some(kid) if kid.is_empty() || kid.len() > MAX_KID => return Err(KeyError::Malformed),
            Some(kid) => kid,
            None => material.thumbprint(),
        };
        Ok(PublicKey {
            kid,
            material,
            algorithms,
        })
    }

    /// The ES256 key with this point.
    pub(super) fn from_p256_point(point: &[u8], kid: Option<String>) -> Self {
        let material = Material::Ec {
            curve: P256,
            point: point.to_vec(),
        };
        PublicKey {
            kid: kid.unwrap_or_else(|| material.thumbprint()),
            material,
            algorithms: vec![&super::algorithm::ES256],
        }
    }

    /// The key's id.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The key's algorithm with this name (`alg` of a header).
    pub(super) fn algorithm(&self, name: &str) -> Option<&'static Algorithm> {
        self.algorithms.iter().find(|one| one.name() == name).copied()
    }

    /// Whether a token's header could mean this key and the other.
    pub(super) fn cannot_be_told_from(&self, other: &PublicKey) -> bool {
        self.kid == other.kid && self.algorithms.iter().any(|one| other.algorithm(one.name()).is_some())
    }

    /// Whether `signature` is that of `message` with this key, by one of the key's algorithms. For what is no token; a token is verified
    /// by [`super::UnverifiedJws::verify`].
    pub fn verifies(&self, algorithm: &Algorithm, message: &[u8], signature: &[u8]) -> bool {
        self.algorithm(algorithm.name()).is_some() && algorithm.verify(&self.material, message, signature)
    }

    pub(super) fn point(&self) -> &[u8] {
        self.material.point()
    }

    /// The key as JSON. `alg` is written where the key has only one.
    pub(super) fn to_jwk(&self) -> serde_json::Value {
        let mut jwk: serde_json::Map<_, _> = self
            .material
            .members()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.into()))
            .collect();
        jwk.insert("kid".into(), self.kid.clone().into());
        jwk.insert("use".into(), "sig".into());
        if let [only] = self.algorithms.as_slice() {
            jwk.insert("alg".into(), only.name().into());
        }
        jwk.into()
    }
}

impl UnverifiedJwk {
    /// The members that only a private or a shared key has (RFC 7518, 6.2.2, 6.3.2 and 6.4.1).
    fn is_private(&self) -> bool {
        let members = [
            &self.d, &self.p, &self.q, &self.dp, &self.dq, &self.qi, &self.oth, &self.k,
        ];
        members.into_iter().any(Option::is_some)
    }

    /// RFC 7517, 4.2 and 4.3: where `use` or `key_ops` is there, it must speak of signatures; no operation stands there twice.
    fn is_for_signatures(&self) -> bool {
        let by_use = self.r#use.as_deref().is_none_or(|usage| usage == "sig");
        let by_operations = self.key_ops.as_ref().is_none_or(|operations| {
            let verify = operations.iter().filter(|operation| *operation == "verify");
            verify.count() == 1
        });
        by_use && by_operations
    }

    fn material(&self) -> Result<Material, KeyError> {
        match self.kty.as_str() {
            "EC" => self.point(),
            "RSA" => self.rsa(),
            _ => Err(KeyError::Algorithm),
        }
    }

    fn point(&self) -> Result<Material, KeyError> {
        let crv = self.crv.as_deref().ok_or(KeyError::Malformed)?;
        let curve = [P256, P384, P521].into_iter().find(|curve| curve.name == crv);
        let curve = curve.ok_or(KeyError::Algorithm)?;
        let mut point = vec![4];
        for coordinate in [&self.x, &self.y] {
            let bytes = decode(coordinate.as_deref())?;
            // Exactly as long as the curve's (RFC 7518, 6.2.1.2).
            if bytes.len() != curve.length {
                return Err(KeyError::Malformed);
            }
            point.extend(bytes);
        }
        Ok(Material::Ec { curve, point })
    }

    fn rsa(&self) -> Result<Material, KeyError> {
        let (modulus, exponent) = (decode(self.n.as_deref())?, decode(self.e.as_deref())?);
        // In the fewest bytes (RFC 7518, 2: Base64urlUInt), and both odd.
        let is_odd_number = |bytes: &[u8]| {
            bytes.first().is_some_and(|first| *first != 0) && bytes.last().is_some_and(|last| last % 2 == 1)
        };
        let zeros = modulus.first().map_or(0, |first| first.leading_zeros());
        let bits = u32::try_from(modulus.len() * 8).map_or(0, |bits| bits - zeros);
        let value = exponent.iter().fold(0_u32, |value, byte| value << 8 | u32::from(*byte));
        let fits = is_odd_number(&modulus)
            && RSA_BITS.contains(&bits)
            && is_odd_number(&exponent)
            && exponent.len() <= 4
            && value >= MIN_RSA_EXPONENT;
        if fits {
            Ok(Material::Rsa { modulus, exponent })
        } else {
            Err(KeyError::Malformed)
        }
    }
}

fn decode(text: Option<&str>) -> Result<Vec<u8>, KeyError> {
    URL_SAFE_NO_PAD
        .decode(text.ok_or(KeyError::Malformed)?)
        .map_err(|_| KeyError::Malformed)
}

#[cfg(test)]
mod tests;
