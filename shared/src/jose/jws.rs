//! JSON Web Signature in compact serialisation (RFC 7515, 7.1), ES256.

use super::jwk::{JwkSet, SigningKey};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{
    Signature,
    signature::{Signer, Verifier},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::fmt;

/// No token of ours or of an e-service comes near this; more is refused before anything is decoded.
const MAX_LENGTH: usize = 16 * 1024;

/// A token was refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum JwsError {
    /// The header names an algorithm that the key is not for, as `none` or `HS256`.
    Algorithm,
    /// The header has a `crit` member, and we understand no extension (RFC 7515, 4.1.11).
    Critical,
    /// The payload is not what was expected of this kind of token.
    Payload,
    /// Not three parts of base64url, the first of them a header.
    Malformed,
    /// Longer than any token that we take.
    TooLong,
    /// The `typ` is that of another kind of token.
    Type,
    /// No key has the id that the header names.
    UnknownKey,
    /// The signature does not belong to the key and the text.
    Signature,
}

impl fmt::Display for JwsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            JwsError::Algorithm => "algorithm is not the key's",
            JwsError::Critical => "critical header parameter",
            JwsError::Payload => "unexpected payload",
            JwsError::Malformed => "not a compact JWS",
            JwsError::TooLong => "token too long",
            JwsError::Type => "unexpected type of token",
            JwsError::UnknownKey => "no key with this id",
            JwsError::Signature => "signature does not match",
        })
    }
}

impl std::error::Error for JwsError {}

#[derive(Deserialize)]
struct UnverifiedHeader {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
    crit: Option<serde_json::Value>,
}

/// A compact JWS as it was received. Only its header has been read, and only to find the key.
pub struct UnverifiedJws<'a> {
    signed: &'a str,
    payload: &'a str,
    signature: Signature,
    header: UnverifiedHeader,
}

impl<'a> UnverifiedJws<'a> {
    /// Splits the token and reads its header.
    pub fn parse(token: &'a str) -> Result<Self, JwsError> {
        if token.len() > MAX_LENGTH {
            return Err(JwsError::TooLong);
        }
        let (signed, signature) = token.rsplit_once('.').ok_or(JwsError::Malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(JwsError::Malformed)?;
        let header = URL_SAFE_NO_PAD.decode(header).map_err(|_| JwsError::Malformed)?;
        let header: UnverifiedHeader = serde_json::from_slice(&header).map_err(|_| JwsError::Malformed)?;
        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| JwsError::Malformed)?;
        if header.alg != "ES256" {
            return Err(JwsError::Algorithm);
        }
        let signature = Signature::from_slice(&signature).map_err(|_| JwsError::Signature)?;
        Ok(UnverifiedJws {
            signed,
            payload,
            signature,
            header,
        })
    }

    /// Whom the token says it is from. It may be used for one thing: to find the keys that will tell whether it is true.
    pub fn unverified_issuer(&self) -> Option<String> {
        #[derive(Deserialize)]
        struct UnverifiedIssuer {
            iss: String,
        }
        let payload = URL_SAFE_NO_PAD.decode(self.payload).ok()?;
        serde_json::from_slice(&payload)
            .map(|UnverifiedIssuer { iss }| iss)
            .ok()
    }

    /// Verifies the token with the key of `keys` that its header names.
    ///
    /// `types` are the values of `typ` (RFC 7515, 4.1.9) that this kind of token may have; a header without `typ` passes, since
    /// older tokens have none, and a token of another declared kind never does.
    pub fn verify(self, keys: &JwkSet, types: &[&str]) -> Result<SignedPayload, JwsError> {
        if self.header.crit.is_some() {
            return Err(JwsError::Critical);
        }
        if let Some(typ) = &self.header.typ
            && !types.iter().any(|allowed| typ.eq_ignore_ascii_case(allowed))
        {
            return Err(JwsError::Type);
        }
        let key = keys.find(self.header.kid.as_deref()).ok_or(JwsError::UnknownKey)?;
        key.key
            .verify(self.signed.as_bytes(), &self.signature)
            .map_err(|_| JwsError::Signature)?;
        let bytes = URL_SAFE_NO_PAD.decode(self.payload).map_err(|_| JwsError::Malformed)?;
        Ok(SignedPayload { bytes })
    }
}

/// The payload of a token whose signature was verified. It is signed, no more: whom it is from, whom it is for and how old it
/// may be is for the next step to judge.
///
/// It comes only out of [`UnverifiedJws::verify`]:
///
/// ```
/// fn read(payload: &shared::jose::SignedPayload) -> Result<serde_json::Value, shared::jose::JwsError> {
///     payload.read()
/// }
/// ```
///
/// ```compile_fail
/// let forged = shared::jose::SignedPayload { bytes: b"{}".to_vec() };
/// ```
pub struct SignedPayload {
    bytes: Vec<u8>,
}

impl SignedPayload {
    /// Reads the payload as the claims of one kind of token.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, JwsError> {
        serde_json::from_slice(&self.bytes).map_err(|_| JwsError::Payload)
    }
}

/// Signs `claims` as a compact JWS with the header `typ`.
pub fn sign<T: Serialize>(key: &SigningKey, typ: &str, claims: &T) -> Result<String, JwsError> {
    let header = serde_json::json!({ "alg": "ES256", "kid": key.public().kid(), "typ": typ });
    let payload = serde_json::to_vec(claims).map_err(|_| JwsError::Payload)?;
    let mut token = URL_SAFE_NO_PAD.encode(header.to_string());
    token.push('.');
    URL_SAFE_NO_PAD.encode_string(payload, &mut token);
    let signature: Signature = key.key.sign(token.as_bytes());
    token.push('.');
    URL_SAFE_NO_PAD.encode_string(signature.to_bytes(), &mut token);
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::{JwsError, UnverifiedJws, sign};
    use crate::jose::{JwkSet, SigningKey};
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use serde_json::{Value, json};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn key() -> SigningKey {
        SigningKey::from_entropy([3; 32]).unwrap()
    }

    fn keys() -> JwkSet {
        JwkSet::new(vec![key().public().clone()]).unwrap()
    }

    fn verify(token: &str) -> Result<Value, JwsError> {
        UnverifiedJws::parse(token)?.verify(&keys(), &["JWT"])?.read()
    }

    fn with_header(header: &Value) -> String {
        let token = sign(&key(), "JWT", &json!({"sub": "a"})).unwrap();
        let rest = token.split_once('.').unwrap().1;
        format!("{}.{rest}", URL_SAFE_NO_PAD.encode(header.to_string()))
    }

    #[test]
    fn verifies_what_was_signed() {
        assert_eq!(
            verify(&sign(&key(), "JWT", &json!({"sub": "a"})).unwrap()).unwrap(),
            json!({"sub": "a"})
        );
    }

    #[test]
    fn verifies_the_example_of_rfc_7515() {
        let set = json!({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"});
        let keys = JwkSet::new(vec![crate::jose::PublicKey::from_jwk(&set).unwrap()]).unwrap();
        let token = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
        let payload: Value = UnverifiedJws::parse(token)
            .unwrap()
            .verify(&keys, &[])
            .unwrap()
            .read()
            .unwrap();
        assert_eq!(payload["iss"], "joe");
    }

    #[test]
    fn refuses_other_algorithms_extensions_types_and_keys() {
        for (header, error) in [
            (json!({"alg": "none"}), JwsError::Algorithm),
            (json!({"alg": "HS256"}), JwsError::Algorithm),
            (
                json!({"alg": "ES256", "crit": ["b64"], "b64": false}),
                JwsError::Critical,
            ),
            (json!({"alg": "ES256", "typ": "at+jwt"}), JwsError::Type),
            (json!({"alg": "ES256", "kid": "another"}), JwsError::UnknownKey),
            (json!({"alg": "ES256", "jwk": {"kty": "EC"}}), JwsError::Signature),
        ] {
            assert_eq!(verify(&with_header(&header)), Err(error), "{header}");
        }
    }

    #[test]
    fn refuses_a_changed_payload_and_malformed_text() {
        let token = sign(&key(), "JWT", &json!({"sub": "a"})).unwrap();
        let changed = token.replace(
            &URL_SAFE_NO_PAD.encode(r#"{"sub":"a"}"#),
            &URL_SAFE_NO_PAD.encode(r#"{"sub":"b"}"#),
        );
        assert_eq!(verify(&changed), Err(JwsError::Signature));
        for malformed in ["", ".", "..", "a.b", "a.b.c.d", &token.replace('.', " ")] {
            assert!(verify(malformed).is_err(), "{malformed}");
        }
        assert_eq!(verify(&"a".repeat(20_000)), Err(JwsError::TooLong));
    }
}
