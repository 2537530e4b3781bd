//! The ID token that the e-service receives (OpenID Connect Core 1.0, 2).

use super::authorization::{Request, Scope};
use crate::{
    api::Released,
    id::ClientId,
    identity::Identity,
    jose::{self, JwsError, SigningKey},
    secret::SecretKey,
    time::{Span, Timestamp},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// How long an ID token is valid: five minutes, the most that the OIDC Sweden profile allows. It is read once, at login.
pub const ID_TOKEN_LIFETIME: Span = Span::from_minutes(5);

/// What an ID token says of the person and of the login. Nothing that was not asked for stands in it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Claims {
    sub: String,
    auth_time: u64,
    nonce: Option<String>,
    acr: Option<String>,
    txn: String,
    name: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
}

impl Claims {
    /// The claims of `identity` for the e-service that asked with `request`. `acr` is the level that was proved; where none was, there
    /// is none.
    pub fn new(identity: &Identity, request: &Request, subject_key: &SecretKey) -> Self {
        let names = request.scopes.contains(Scope::NaturalPersonInfo);
        let named = |name: Option<&str>| name.filter(|_| names).map(str::to_owned);
        Claims {
            sub: pairwise_subject(identity, request.client.as_str(), subject_key),
            auth_time: identity.at().unix_seconds(),
            nonce: request.nonce.as_ref().map(|nonce| nonce.as_str().to_owned()),
            acr: identity.level().proved().map(|loa| loa.uri().to_owned()),
            txn: identity.transaction().to_owned(),
            name: named(Some(identity.name())),
            given_name: named(identity.given_name()),
            family_name: named(identity.surname()),
        }
    }
}

impl Claims {
    /// What the e-service learns, in the kinds that a person is told.
    pub fn released(&self) -> Vec<Released> {
        let named = self.name.is_some().then_some(Released::Name);
        named
            .into_iter()
            .chain([Released::Pseudonym, Released::Login])
            .collect()
    }

    /// Stands for: this person has been told that this e-service learns these kinds of things. Nobody without the key
    /// can tell from it who that was.
    pub fn release_mark(&self, client: &ClientId, key: &SecretKey) -> String {
        // HMAC takes a key of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.reveal()) else {
            return String::new();
        };
        for part in ["release", client.as_str(), &self.sub] {
            mac.update(part.as_bytes());
            mac.update(&[0]);
        }
        for kind in self.released() {
            mac.update(&[kind.number()]);
        }
        let mut mark = URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes());
        mark.truncate(16);
        mark
    }
}

/// The token's claims on the wire. Those that are absent are not written.
#[derive(Serialize)]
struct Wire<'a> {
    iss: &'a str,
    aud: &'a str,
    iat: u64,
    exp: u64,
    sub: &'a str,
    auth_time: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    acr: Option<&'a str>,
    txn: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    given_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    family_name: Option<&'a str>,
}

/// Signs an ID token of `claims` for the e-service `audience`, valid from `now`.
pub fn mint(
    claims: &Claims,
    issuer: &str,
    audience: &str,
    key: &SigningKey,
    now: Timestamp,
) -> Result<String, JwsError> {
    let wire = Wire {
        iss: issuer,
        aud: audience,
        iat: now.unix_seconds(),
        exp: now.after(ID_TOKEN_LIFETIME).unix_seconds(),
        sub: &claims.sub,
        auth_time: claims.auth_time,
        nonce: claims.nonce.as_deref(),
        acr: claims.acr.as_deref(),
        txn: &claims.txn,
        name: claims.name.as_deref(),
        given_name: claims.given_name.as_deref(),
        family_name: claims.family_name.as_deref(),
    };
    jose::sign(key, "JWT", &wire)
}

/// The person's identifier at one e-service (OpenID Connect Core 1.0, 8.1): a keyed hash, so that two e-services cannot join what
/// they know, and nobody without the key can find the personal number by trying them all.
pub fn pairwise_subject(identity: &Identity, client: &str, key: &SecretKey) -> String {
    // HMAC takes a key of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.reveal()) else {
        return String::new();
    };
    mac.update(client.as_bytes());
    mac.update(&[0]);
    mac.update(identity.person().reveal().as_bytes());
    URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
}
