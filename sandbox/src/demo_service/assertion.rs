//! How the e-service proves who it is: a signed JWT (RFC 7523, 2.2; OpenID Connect Core 1.0, 9: `private_key_jwt`).

use crate::random;
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde::Deserialize;
use serde_json::json;
use shared::time::Timestamp;
use std::fmt;
use std::fs;
use std::path::Path;

/// How long an assertion is good, in seconds.
const LIFETIME: u64 = 60;

/// The value of `client_assertion_type`.
pub(super) const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// The e-service's private key.
pub(super) struct ClientKey {
    kid: String,
    key: SigningKey,
}

impl fmt::Debug for ClientKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientKey")
            .field("kid", &self.kid)
            .finish_non_exhaustive()
    }
}

/// The members of a private P-256 JWK that are used (RFC 7518, 6.2).
#[derive(Deserialize)]
struct Jwk {
    kty: String,
    crv: String,
    kid: String,
    x: String,
    y: String,
    d: String,
}

impl ClientKey {
    /// Reads a private key from a JWK file. The public half in it must belong to the private one.
    pub(super) fn read(file: &Path) -> Result<Self> {
        let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        ClientKey::parse(&text).with_context(|| format!("{} is no private P-256 key", file.display()))
    }

    fn parse(text: &str) -> Result<Self> {
        let jwk: Jwk = serde_json::from_str(text)?;
        ensure!(jwk.kty == "EC" && jwk.crv == "P-256", "of another type");
        let key = SigningKey::from_slice(&URL_SAFE_NO_PAD.decode(&jwk.d)?)?;
        let point = key.verifying_key().to_sec1_point(false);
        let claimed = [
            vec![4],
            URL_SAFE_NO_PAD.decode(&jwk.x)?,
            URL_SAFE_NO_PAD.decode(&jwk.y)?,
        ]
        .concat();
        ensure!(
            point.as_bytes() == claimed,
            "public and private half do not belong together"
        );
        Ok(ClientKey { kid: jwk.kid, key })
    }

    /// An assertion for one request to `audience`.
    pub(super) fn assertion(&self, client_id: &str, audience: &str, now: Timestamp) -> Result<String> {
        let issued = now.unix_seconds();
        let header = json!({ "alg": "ES256", "kid": self.kid, "typ": "JWT" });
        let claims = json!({
            "iss": client_id,
            "sub": client_id,
            "aud": audience,
            "jti": random::uuid()?,
            "iat": issued,
            "exp": issued.saturating_add(LIFETIME),
        });
        let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(header), part(claims));
        let signature: Signature = self.key.sign(signed.as_bytes());
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes())))
    }
}
