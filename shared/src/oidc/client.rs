//! How an e-service proves who it is (OpenID Connect Core 1.0, 9; RFC 7523, 2.2; RFC 6749, 2.3.1).

use super::{Provider, parameters::Parameters, request_object::Audience, token::TokenError};
use crate::{
    api::path,
    id::ClientId,
    jose::{JwkSet, Typ, UnverifiedJws},
    portal::{ClientAuthentication, Service},
    time::{LEEWAY, Span, Timestamp},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use sha2::{Digest, Sha256};

const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// The usual type of a client assertion, and the one of its own that is being introduced for it (draft-ietf-oauth-rfc7523bis).
const ASSERTION_TYPES: Typ<'_> = Typ::OneOfOrAbsent(&["JWT", "client-authentication+jwt"]);
/// The longest that a client assertion lives, whatever it says; it bounds how long its `jti` is remembered.
const MAX_ASSERTION_LIFETIME: Span = Span::from_minutes(10);

/// What an e-service came with to prove who it is. Nobody is authenticated by it yet.
pub struct Credentials<'a> {
    unverified: Unverified<'a>,
    unverified_client: Option<&'a str>,
}

enum Unverified<'a> {
    Assertion(UnverifiedJws<'a>),
    Secret { client: String, secret: String },
}

/// An e-service that has proved who it is.
///
/// It comes only out of [`Credentials::authenticate`]:
///
/// ```compile_fail
/// fn forge(id: shared::id::ClientId) -> shared::oidc::VerifiedClient {
///     shared::oidc::VerifiedClient { id, once: None }
/// }
/// ```
#[derive(Debug)]
pub struct VerifiedClient {
    id: ClientId,
    once: Option<Once>,
}

/// What must not be seen again.
#[derive(Debug)]
pub struct Once {
    /// The assertion's `jti` under the e-service's name. It must be marked as used, and refused if it was (RFC 7523, 3).
    pub id: String,
    /// Until when the mark must be kept.
    pub expires: Timestamp,
}

impl VerifiedClient {
    /// The e-service.
    pub fn id(&self) -> &ClientId {
        &self.id
    }

    /// What must not be seen again; a secret is shown each time.
    pub fn once(&self) -> Option<&Once> {
        self.once.as_ref()
    }
}

impl<'a> Credentials<'a> {
    /// Finds the credentials of a request: an assertion or a secret in the form, or a secret in the header `Authorization` (`authorization`
    /// is its text, empty if there is none). Two at once are refused (RFC 6749, 2.3).
    pub fn read(parameters: &'a Parameters, authorization: &str) -> Result<Self, TokenError> {
        let assertion = match (
            parameters.get("client_assertion"),
            parameters.get("client_assertion_type"),
        ) {
            (Some(assertion), Some(ASSERTION_TYPE)) => {
                let assertion = UnverifiedJws::parse(assertion).map_err(|_| TokenError::InvalidClient)?;
                Some(Unverified::Assertion(assertion))
            }
            (None, None) => None,
            _ => return Err(TokenError::InvalidClient),
        };
        let posted = parameters
            .get("client_id")
            .zip(parameters.get("client_secret"))
            .map(|(client, secret)| Unverified::Secret {
                client: client.to_owned(),
                secret: secret.to_owned(),
            });
        let basic = match authorization {
            "" => None,
            header => Some(basic(header).ok_or(TokenError::InvalidClient)?),
        };
        let mut all = [assertion, posted, basic].into_iter().flatten();
        match (all.next(), all.next()) {
            (Some(unverified), None) => Ok(Credentials {
                unverified,
                unverified_client: parameters.get("client_id"),
            }),
            (Some(_), Some(_)) => Err(TokenError::InvalidRequest),
            (None, _) => Err(TokenError::InvalidClient),
        }
    }

    /// Authenticates the e-service, in the way that it is registered for. An assertion must be signed with one of its keys, name it as issuer
    /// and subject, be meant for this provider (its issuer, its token endpoint or the endpoint that is asked), and be fresh; its `jti` is for
    /// the caller to mark.
    pub fn authenticate(
        self,
        provider: &Provider<'_>,
        endpoint: &str,
        now: Timestamp,
    ) -> Result<VerifiedClient, TokenError> {
        let named = match &self.unverified {
            Unverified::Assertion(assertion) => assertion.unverified_issuer().ok_or(TokenError::InvalidClient)?,
            Unverified::Secret { client, .. } => client.clone(),
        };
        if self.unverified_client.is_some_and(|client| client != named) {
            return Err(TokenError::InvalidClient);
        }
        let id = ClientId::parse(&named).map_err(|_| TokenError::InvalidClient)?;
        let service = provider.portal.service(&id).ok_or(TokenError::InvalidClient)?;
        match (self.unverified, &service.authentication) {
            (Unverified::Assertion(assertion), ClientAuthentication::PrivateKeyJwt(keys)) => {
                verify(assertion, keys, service, provider, endpoint, now)
            }
            (Unverified::Secret { secret, .. }, ClientAuthentication::Secret(hash)) if hash.is_of(&secret) => {
                Ok(VerifiedClient { id, once: None })
            }
            _ => Err(TokenError::InvalidClient),
        }
    }
}

/// The user and password of HTTP Basic, each of them form-encoded (RFC 6749, 2.3.1).
fn basic(header: &str) -> Option<Unverified<'static>> {
    let (scheme, encoded) = header.split_once(' ')?;
    let pair = STANDARD
        .decode(encoded.trim())
        .ok()
        .filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
    let pair = String::from_utf8(pair).ok()?;
    let (client, secret) = pair.split_once(':')?;
    let decode = |text: &str| {
        let spaced = text.replace('+', " ");
        percent_decode_str(&spaced).decode_utf8().ok().map(String::from)
    };
    Some(Unverified::Secret {
        client: decode(client)?,
        secret: decode(secret)?,
    })
}

#[derive(Deserialize)]
struct AssertionClaims {
    iss: String,
    sub: String,
    aud: Audience,
    exp: u64,
    iat: Option<u64>,
    nbf: Option<u64>,
    jti: String,
}

fn verify(
    assertion: UnverifiedJws<'_>,
    keys: &JwkSet,
    service: &Service,
    provider: &Provider<'_>,
    endpoint: &str,
    now: Timestamp,
) -> Result<VerifiedClient, TokenError> {
    let payload = assertion.verify(keys, ASSERTION_TYPES);
    let claims: AssertionClaims = payload
        .and_then(|payload| payload.read())
        .map_err(|_| TokenError::InvalidClient)?;
    claims.accept(service, provider.issuer, endpoint, now)
}

impl AssertionClaims {
    /// RFC 7523, 3: `iss` and `sub` are the client, `aud` is us, `exp` is ahead, `nbf` and `iat` have been. Many libraries write an `exp` that
    /// is an hour ahead: it counts for ten minutes from `iat`, and without `iat` it must not be further ahead than that.
    fn accept(
        self,
        service: &Service,
        issuer: &str,
        endpoint: &str,
        now: Timestamp,
    ) -> Result<VerifiedClient, TokenError> {
        let (token, asked) = (format!("{issuer}{}", path::TOKEN), format!("{issuer}{endpoint}"));
        let meant_for_us = self.aud.is_one_of(&[issuer, &token, &asked]);
        let made = self.iat.map(Timestamp::from_unix_seconds);
        let stated = Timestamp::from_unix_seconds(self.exp);
        let expires = made.map_or(stated, |made| stated.min(made.after(MAX_ASSERTION_LIFETIME)));
        let has_been =
            |time: Option<u64>| time.is_none_or(|time| Timestamp::from_unix_seconds(time) <= now.after(LEEWAY));
        let fresh = now <= expires.after(LEEWAY) && expires <= now.after(MAX_ASSERTION_LIFETIME).after(LEEWAY);
        let id_fits = !self.jti.is_empty() && self.jti.len() <= 256;
        let own = self.iss == service.id.as_str() && self.sub == service.id.as_str();
        if !(own && meant_for_us && fresh && has_been(self.iat) && has_been(self.nbf) && id_fits) {
            return Err(TokenError::InvalidClient);
        }
        // The client's name and the jti are hashed together: the mark's key is then of one length and holds no foreign character.
        let named = Sha256::new()
            .chain_update(self.iss.as_bytes())
            .chain_update([0])
            .chain_update(self.jti.as_bytes())
            .finalize();
        Ok(VerifiedClient {
            id: service.id.clone(),
            once: Some(Once {
                id: URL_SAFE_NO_PAD.encode(named),
                expires: expires.after(LEEWAY),
            }),
        })
    }
}
