//! Our own signatures: ES256 and nothing else.

use super::{
    algorithm::ES256,
    json,
    jwk::{KeyError, PublicKey},
    jws::JwsError,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{self, Signature, signature::Signer};
use serde::Serialize;
use serde_json::Value;
use std::fmt;

/// Our own signing key, on P-256.
#[derive(Clone)]
pub struct SigningKey {
    key: ecdsa::SigningKey,
    public: PublicKey,
}

impl SigningKey {
    /// Reads a private JSON Web Key (RFC 7518, 6.2.2) in which `x` and `y` belong to `d`.
    pub fn from_jwk(json: &str) -> Result<Self, KeyError> {
        let mut jwk: serde_json::Map<String, Value> = json::read(json.as_bytes()).ok_or(KeyError::Malformed)?;
        let scalar = jwk.remove("d").ok_or(KeyError::Malformed)?;
        let scalar = URL_SAFE_NO_PAD
            .decode(scalar.as_str().unwrap_or_default())
            .map_err(|_| KeyError::Malformed)?;
        let key = ecdsa::SigningKey::from_slice(&scalar).map_err(|_| KeyError::Malformed)?;
        // What a private key may do is written as `sign`; its public half verifies.
        jwk.remove("key_ops");
        let public = PublicKey::from_jwk(&Value::Object(jwk), &[&ES256])?;
        if point(&key) == public.point() {
            Ok(SigningKey { key, public })
        } else {
            Err(KeyError::Malformed)
        }
    }

    /// The private key with this scalar, for making a new key: `entropy` must be random. The one in 2^32 values that are no
    /// scalar give an error; draw again.
    pub fn from_entropy(entropy: [u8; 32]) -> Result<Self, KeyError> {
        let key = ecdsa::SigningKey::from_slice(&entropy).map_err(|_| KeyError::Malformed)?;
        let public = PublicKey::from_p256_point(&point(&key), None);
        Ok(SigningKey { key, public })
    }

    /// The private key as JSON, to be stored as a secret.
    pub fn to_private_jwk(&self) -> String {
        let mut jwk = self.public.to_jwk();
        if let Value::Object(members) = &mut jwk {
            members.insert("d".into(), URL_SAFE_NO_PAD.encode(self.key.to_bytes()).into());
        }
        jwk.to_string()
    }

    /// Its public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public.kid())
    }
}

/// Signs `claims` as a compact JWS (RFC 7515, 7.1) with the header `typ`.
pub fn sign<T: Serialize>(key: &SigningKey, typ: &str, claims: &T) -> Result<String, JwsError> {
    let header = serde_json::json!({ "alg": ES256.name(), "kid": key.public.kid(), "typ": typ });
    let payload = serde_json::to_vec(claims).map_err(|_| JwsError::Payload)?;
    let mut token = URL_SAFE_NO_PAD.encode(header.to_string());
    token.push('.');
    URL_SAFE_NO_PAD.encode_string(payload, &mut token);
    let signature: Signature = key.key.sign(token.as_bytes());
    token.push('.');
    URL_SAFE_NO_PAD.encode_string(signature.to_bytes(), &mut token);
    Ok(token)
}

fn point(key: &ecdsa::SigningKey) -> Vec<u8> {
    key.verifying_key().to_sec1_point(false).as_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::SigningKey;
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
}
