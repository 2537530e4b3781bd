//! Keys as JSON (RFC 7517), P-256 only (RFC 7518, 6.2).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// A key cannot be used: not a P-256 key, malformed, or not on the curve.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct KeyError;

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a usable P-256 key")
    }
}

impl std::error::Error for KeyError {}

/// A JSON Web Key as it stands in a file or an answer. Members that are not listed are passed over (RFC 7517, 4).
#[derive(Deserialize, Serialize)]
struct Jwk {
    kty: String,
    crv: String,
    x: String,
    y: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    d: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kid: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    r#use: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    alg: Option<String>,
}

/// A public key that ES256 signatures are verified with.
#[derive(Clone, Debug)]
pub struct PublicKey {
    pub(super) key: ecdsa::VerifyingKey,
    kid: String,
}

impl PublicKey {
    /// Reads a JSON Web Key. A `use` other than `sig` or an `alg` other than `ES256` is refused; a `kid` of the key's owner is
    /// kept, and where there is none the thumbprint (RFC 7638) stands in.
    pub fn from_jwk(json: &serde_json::Value) -> Result<Self, KeyError> {
        Self::from_parsed(&Jwk::deserialize(json).map_err(|_| KeyError)?)
    }

    fn from_parsed(jwk: &Jwk) -> Result<Self, KeyError> {
        let fits = jwk.kty == "EC"
            && jwk.crv == "P-256"
            && jwk.r#use.as_deref().is_none_or(|usage| usage == "sig")
            && jwk.alg.as_deref().is_none_or(|alg| alg == "ES256");
        if !fits {
            return Err(KeyError);
        }
        let mut point = [4_u8; 65];
        let (_, coordinates) = point.split_at_mut(1);
        let (x, y) = coordinates.split_at_mut(32);
        coordinate(&jwk.x, x)?;
        coordinate(&jwk.y, y)?;
        let key = ecdsa::VerifyingKey::from_sec1_bytes(&point).map_err(|_| KeyError)?;
        Ok(Self::new(key, jwk.kid.clone()))
    }

    fn new(key: ecdsa::VerifyingKey, kid: Option<String>) -> Self {
        let kid = kid.unwrap_or_else(|| thumbprint(&key));
        PublicKey { key, kid }
    }

    /// The key's id.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    fn to_jwk(&self) -> Jwk {
        let (x, y) = coordinates(&self.key);
        let kid = Some(self.kid.clone());
        Jwk {
            kty: "EC".into(),
            crv: "P-256".into(),
            x,
            y,
            d: None,
            kid,
            r#use: Some("sig".into()),
            alg: Some("ES256".into()),
        }
    }
}

/// Our own signing key.
#[derive(Clone)]
pub struct SigningKey {
    pub(super) key: ecdsa::SigningKey,
    public: PublicKey,
}

impl SigningKey {
    /// Reads a private JSON Web Key in which `x` and `y` belong to `d`.
    pub fn from_jwk(json: &str) -> Result<Self, KeyError> {
        let jwk: Jwk = serde_json::from_str(json).map_err(|_| KeyError)?;
        let mut scalar = [0; 32];
        coordinate(jwk.d.as_deref().ok_or(KeyError)?, &mut scalar)?;
        let key = ecdsa::SigningKey::from_slice(&scalar).map_err(|_| KeyError)?;
        let public = PublicKey::from_parsed(&jwk)?;
        if *key.verifying_key() == public.key {
            Ok(SigningKey { key, public })
        } else {
            Err(KeyError)
        }
    }

    /// The private key with this scalar, for making a new key: `entropy` must be random. The one in 2^32 values that are no
    /// scalar give an error; draw again.
    pub fn from_entropy(entropy: [u8; 32]) -> Result<Self, KeyError> {
        let key = ecdsa::SigningKey::from_slice(&entropy).map_err(|_| KeyError)?;
        let public = PublicKey::new(*key.verifying_key(), None);
        Ok(SigningKey { key, public })
    }

    /// The private key as JSON, to be stored as a secret.
    pub fn to_private_jwk(&self) -> String {
        let mut jwk = self.public.to_jwk();
        jwk.d = Some(URL_SAFE_NO_PAD.encode(self.key.to_bytes()));
        serde_json::to_string(&jwk).unwrap_or_default()
    }

    /// Its public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public.kid)
    }
}

/// A set of public keys (RFC 7517, 5), never empty.
#[derive(Clone, Debug)]
pub struct JwkSet(Vec<PublicKey>);

impl JwkSet {
    /// A set of these keys; none at all, or two with the same id, are refused.
    pub fn new(keys: Vec<PublicKey>) -> Result<Self, KeyError> {
        let doubled = keys
            .iter()
            .enumerate()
            .any(|(at, key)| keys.iter().skip(at + 1).any(|other| other.kid == key.kid));
        if keys.is_empty() || doubled {
            Err(KeyError)
        } else {
            Ok(JwkSet(keys))
        }
    }

    /// The key with this id; without an id the only key, and no key where there are several.
    pub fn find(&self, kid: Option<&str>) -> Option<&PublicKey> {
        match (kid, self.0.as_slice()) {
            (None, [only]) => Some(only),
            (None, _) => None,
            (Some(kid), keys) => keys.iter().find(|key| key.kid == kid),
        }
    }

    /// The set as JSON, for the key set endpoint.
    pub fn to_json(&self) -> String {
        let keys: Vec<Jwk> = self.0.iter().map(PublicKey::to_jwk).collect();
        serde_json::json!({ "keys": keys }).to_string()
    }
}

/// Reads one coordinate: exactly 32 bytes (RFC 7518, 6.2.1.2).
fn coordinate(text: &str, into: &mut [u8]) -> Result<(), KeyError> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| KeyError)?;
    if bytes.len() != into.len() {
        return Err(KeyError);
    }
    into.copy_from_slice(&bytes);
    Ok(())
}

fn coordinates(key: &ecdsa::VerifyingKey) -> (String, String) {
    let point = key.to_sec1_point(false);
    let of = |coordinate: Option<&_>| {
        coordinate.map_or_else(String::new, |bytes: &p256::FieldBytes| URL_SAFE_NO_PAD.encode(bytes))
    };
    (of(point.x()), of(point.y()))
}

/// The JWK SHA-256 thumbprint (RFC 7638): over the required members in lexical order.
fn thumbprint(key: &ecdsa::VerifyingKey) -> String {
    let (x, y) = coordinates(key);
    URL_SAFE_NO_PAD.encode(Sha256::digest(format!(
        r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#
    )))
}

#[cfg(test)]
mod tests {
    use super::{JwkSet, KeyError, PublicKey, SigningKey};
    use serde_json::json;
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_private_key_is_read_back() {
        let key = SigningKey::from_entropy([3; 32]).unwrap();
        let again = SigningKey::from_jwk(&key.to_private_jwk()).unwrap();
        assert_eq!(again.public().kid(), key.public().kid());
        assert!(!format!("{key:?}").contains("\"d\""));
    }

    #[test]
    fn refuses_a_private_key_whose_halves_do_not_match() {
        let (one, other) = (
            SigningKey::from_entropy([3; 32]).unwrap(),
            SigningKey::from_entropy([4; 32]).unwrap(),
        );
        let mut jwk: serde_json::Value = serde_json::from_str(&one.to_private_jwk()).unwrap();
        let of_other: serde_json::Value = serde_json::from_str(&other.to_private_jwk()).unwrap();
        jwk["d"] = of_other["d"].clone();
        assert!(SigningKey::from_jwk(&jwk.to_string()).is_err());
    }

    #[test]
    fn refuses_other_curves_uses_and_points_off_the_curve() {
        let key = SigningKey::from_entropy([3; 32]).unwrap();
        let good: serde_json::Value = serde_json::from_str(&key.to_private_jwk()).unwrap();
        assert!(PublicKey::from_jwk(&good).is_ok());
        for (member, value) in [
            ("kty", json!("RSA")),
            ("crv", json!("P-384")),
            ("use", json!("enc")),
            ("alg", json!("HS256")),
            ("x", json!("AAAA")),
            ("y", good["x"].clone()),
        ] {
            let mut bad = good.clone();
            bad[member] = value;
            assert!(matches!(PublicKey::from_jwk(&bad), Err(KeyError)), "{member}");
        }
    }

    #[test]
    fn a_set_finds_by_id_and_guesses_only_where_there_is_one() {
        let one = SigningKey::from_entropy([3; 32]).unwrap().public().clone();
        let other = SigningKey::from_entropy([4; 32]).unwrap().public().clone();
        let single = JwkSet::new(vec![one.clone()]).unwrap();
        let both = JwkSet::new(vec![one.clone(), other.clone()]).unwrap();
        assert!(single.find(None).is_some() && both.find(None).is_none());
        assert_eq!(both.find(Some(other.kid())).unwrap().kid(), other.kid());
        assert!(single.find(Some(other.kid())).is_none());
        assert!(JwkSet::new(vec![]).is_err() && JwkSet::new(vec![one.clone(), one]).is_err());
    }
}
