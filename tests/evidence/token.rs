//! Compact tokens (RFC 7515, 7.1), written by hand.

use super::{Hash, Key, der};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

/// Whose key signs, and by which algorithm.
#[derive(Clone, Debug)]
pub enum Signer {
    /// ES256 with the key that is made of this byte.
    P256(u8),
    /// ES384 with the key that is made of this byte.
    P384(u8),
    /// ES512 with the key that is made of this byte.
    P521(u8),
    /// RSASSA-PKCS1-v1_5.
    Rsa(Key, Hash),
    /// No key: these bytes stand where the signature should.
    Bytes(Vec<u8>),
}

macro_rules! ecdsa {
    ($name:ident, $library:ident, $length:literal) => {
        mod $name {
            use $library::ecdsa::{Signature, SigningKey, signature::Signer};

            fn key(seed: u8) -> SigningKey {
                let mut scalar = [seed; $length];
                scalar[0] = 0;
                SigningKey::from_slice(&scalar).expect("a scalar")
            }

            pub fn sign(seed: u8, text: &str) -> Vec<u8> {
                let signature: Signature = key(seed).sign(text.as_bytes());
                signature.to_bytes().to_vec()
            }

            /// The two coordinates.
            pub fn public(seed: u8) -> [Vec<u8>; 2] {
                let point = key(seed).verifying_key().to_sec1_point(false);
                let (x, y) = point.as_bytes().get(1..).expect("a point").split_at($length);
                [x.to_vec(), y.to_vec()]
            }
        }
    };
}
ecdsa!(p_256, p256, 32);
ecdsa!(p_384, p384, 48);
ecdsa!(p_521, p521, 66);

impl Signer {
    fn sign(&self, text: &str) -> Vec<u8> {
        match self {
            Signer::P256(seed) => p_256::sign(*seed, text),
            Signer::P384(seed) => p_384::sign(*seed, text),
            Signer::P521(seed) => p_521::sign(*seed, text),
            Signer::Rsa(key, hash) => key.sign(*hash, text.as_bytes()),
            Signer::Bytes(bytes) => bytes.clone(),
        }
    }

    /// The public key as JSON, with an id.
    pub fn jwk(&self, kid: &str) -> Value {
        let ec = |crv: &str, [x, y]: [Vec<u8>; 2]| json!({"kty": "EC", "crv": crv, "kid": kid, "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y)});
        match self {
            Signer::P256(seed) => ec("P-256", p_256::public(*seed)),
            Signer::P384(seed) => ec("P-384", p_384::public(*seed)),
            Signer::P521(seed) => ec("P-521", p_521::public(*seed)),
            Signer::Rsa(key, _) => {
                let [n, e] = key.numbers().map(|number| URL_SAFE_NO_PAD.encode(number));
                json!({"kty": "RSA", "kid": kid, "n": n, "e": e})
            }
            Signer::Bytes(_) => json!({"kty": "none"}),
        }
    }
}

/// What is in a token. Every field may be changed; what is changed is signed as it is then.
#[derive(Clone, Debug)]
pub struct Token {
    /// The header.
    pub header: Value,
    /// The claims.
    pub claims: Value,
    /// Stands in the place of the header's JSON, where that cannot say what is wrong.
    pub header_text: Option<String>,
    /// Stands in the place of the claims' JSON, where that cannot say what is wrong.
    pub claims_text: Option<String>,
    /// Whose key signs.
    pub signer: Signer,
}

impl Token {
    /// A token with this header and these claims.
    pub fn new(header: Value, claims: Value, signer: Signer) -> Self {
        Token {
            header,
            claims,
            header_text: None,
            claims_text: None,
            signer,
        }
    }

    /// Sets a claim.
    pub fn claim(&mut self, name: &str, value: impl Into<Value>) {
        let claims = self.claims.as_object_mut().expect("claims");
        claims.insert(name.to_owned(), value.into());
    }

    /// Takes a claim away.
    pub fn without(&mut self, name: &str) {
        self.claims
            .as_object_mut()
            .expect("claims")
            .remove(name)
            .expect("a claim that was there");
    }

    /// The token, signed.
    pub fn make(&self) -> String {
        let header = self.header_text.clone().unwrap_or_else(|| self.header.to_string());
        let claims = self.claims_text.clone().unwrap_or_else(|| self.claims.to_string());
        let text = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
        let signature = self.signer.sign(&text);
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

/// The two numbers of an ECDSA signature, as certificates write them (RFC 3279, 2.2.3).
pub fn der_signature(numbers: &[u8]) -> Vec<u8> {
    let (r, s) = numbers.split_at(numbers.len() / 2);
    der::sequence(&[der::integer(r), der::integer(s)])
}

/// Reads base64url without padding.
pub fn decode(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).expect("base64url")
}
