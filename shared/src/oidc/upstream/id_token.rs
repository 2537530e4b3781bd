//! The ID token of an upstream provider.

use super::{Attributes, Audience, CLOCK_SKEW, Provider, Refusal, is_subject};
use crate::{
    environment::Environment,
    id::Nonce,
    jose::{Algorithm, JwsError, SignedPayload, UnverifiedJws},
    person::PersonalIdentity,
    time::{Span, Timestamp},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::fmt;
use subtle::ConstantTimeEq;

/// What an ID token must say to be the answer to our request.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// Whom we asked.
    pub provider: &'a Provider,
    /// The `nonce` of the request, which lives in this browser's login and is used once.
    pub nonce: &'a Nonce,
    /// The levels that the request named; `None` where it named none. The provider must be allowed to state the level, too.
    pub acr_values: Option<&'a [&'a str]>,
    /// When and how the person must have been authenticated.
    pub freshness: Freshness,
    /// The access token that came with the ID token, if any.
    pub access_token: Option<&'a str>,
    /// The code that the ID token was redeemed with, if any.
    pub code: Option<&'a str>,
}

/// How fresh the authentication must be (OpenID Connect Core 1.0, 3.1.2.1).
#[derive(Clone, Copy, Debug)]
pub enum Freshness {
    /// The request said `prompt=login`: not before this time, when it was sent.
    SinceRequest(Timestamp),
    /// At most this long ago (`max_age`): a session at the provider is enough.
    Within(Span),
}

/// An ID token as it came. Nothing in it may be believed.
pub struct UnverifiedIdToken<'a>(UnverifiedJws<'a>);

/// A verified ID token: the provider says, to us and in answer to this request, who was authenticated, when and at which level.
///
/// It comes only out of [`UnverifiedIdToken::verify`]. It can neither be made nor read from anywhere:
///
/// ```compile_fail
/// use shared::oidc::upstream::IdToken;
///
/// fn raise(token: IdToken) -> IdToken {
///     IdToken { acr: Some("http://id.elegnamnden.se/loa/1.0/loa4".to_owned()), ..token }
/// }
/// ```
///
/// ```
/// use shared::{oidc::upstream::{Expected, IdToken, Refusal, UnverifiedIdToken}, time::Timestamp};
///
/// fn judge(token: UnverifiedIdToken<'_>, expected: &Expected<'_>, now: Timestamp) -> Result<IdToken, Refusal> {
///     token.verify(expected, now)
/// }
/// ```
///
/// ```compile_fail
/// fn read(json: &str) -> Option<shared::oidc::upstream::IdToken> {
///     serde_json::from_str(json).ok()
/// }
/// ```
pub struct IdToken {
    issuer: String,
    environment: Environment,
    subject: String,
    acr: Option<String>,
    auth_time: Timestamp,
    attributes: Attributes,
}

impl fmt::Debug for IdToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdToken")
    }
}

impl IdToken {
    /// Who says so.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Whether the provider's persons are real.
    pub fn environment(&self) -> Environment {
        self.environment
    }

    /// The provider's name of the person. Some providers make a new one each time; it identifies nobody by itself.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The level as the provider wrote it: one that was asked for, and that the provider may state.
    pub fn acr(&self) -> Option<&str> {
        self.acr.as_deref()
    }

    /// When the person was authenticated.
    pub fn auth_time(&self) -> Timestamp {
        self.auth_time
    }

    /// What the token says of the person.
    pub fn attributes(&self) -> &Attributes {
        &self.attributes
    }
}

/// The claims of the protocol (OpenID Connect Core 1.0, 2). Those of the person are read by the provider's vocabulary.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: u64,
    iat: u64,
    nbf: Option<u64>,
    auth_time: Value,
    nonce: Option<String>,
    acr: Option<String>,
    at_hash: Option<String>,
    c_hash: Option<String>,
}

impl<'a> UnverifiedIdToken<'a> {
    /// Reads the token's header.
    pub fn parse(token: &'a str) -> Result<Self, Refusal> {
        Ok(UnverifiedIdToken(UnverifiedJws::parse(token)?))
    }

    /// Judges the token at `now` (OpenID Connect Core 1.0, 3.1.3.7): signature, issuer, audience, times, request, level, subject.
    pub fn verify(self, expected: &Expected<'_>, now: Timestamp) -> Result<IdToken, Refusal> {
        let provider = expected.provider;
        let payload = provider.verify(self.0)?;
        let claims: Claims = payload.read()?;
        if claims.iss != provider.issuer {
            return Err(Refusal::Issuer);
        }
        claims.accept_audience(provider)?;
        claims.accept_times(provider, now)?;
        let auth_time = claims.accept_auth_time(expected, now)?;
        if claims.nonce.as_deref() != Some(expected.nonce.as_str()) {
            return Err(Refusal::Nonce);
        }
        claims.accept_hashes(expected, &payload)?;
        claims.accept_acr(expected)?;
        if !is_subject(&claims.sub) {
            return Err(Refusal::Subject);
        }
        if PersonalIdentity::parse(&claims.sub).is_ok() {
            return Err(Refusal::SubjectIsPersonalNumber);
        }
        let all: Map<String, Value> = payload.read()?;
        let attributes = Attributes::read(&all, provider)?.agree_with(claims.acr.as_deref())?;
        Ok(IdToken {
            issuer: claims.iss,
            environment: provider.environment,
            subject: claims.sub,
            acr: claims.acr,
            auth_time,
            attributes,
        })
    }
}

impl Claims {
    /// Steps 3 to 5: we are among the audience; where there are several, the token was issued to us (`azp`).
    fn accept_audience(&self, provider: &Provider) -> Result<(), Refusal> {
        if !self.aud.contains(&provider.client) {
            return Err(Refusal::Audience);
        }
        match &self.azp {
            Some(party) if party == provider.client.as_str() => Ok(()),
            None if self.aud.values().len() == 1 => Ok(()),
            _ => Err(Refusal::AuthorizedParty),
        }
    }

    /// Steps 9 and 10, and the lifetime of the OIDC Sweden profile or of the agreement with the provider. All with [`CLOCK_SKEW`].
    fn accept_times(&self, provider: &Provider, now: Timestamp) -> Result<(), Refusal> {
        let [expires, issued] = [self.exp, self.iat].map(Timestamp::from_unix_seconds);
        if now >= expires.after(CLOCK_SKEW) {
            return Err(Refusal::Expired);
        }
        if issued > now.after(CLOCK_SKEW) {
            return Err(Refusal::IssuedAt);
        }
        if expires <= issued || expires.since(issued) > provider.deviations.max_lifetime() {
            return Err(Refusal::Lifetime);
        }
        let begins = self.nbf.map(Timestamp::from_unix_seconds);
        if begins.is_some_and(|begins| begins > now.after(CLOCK_SKEW)) {
            return Err(Refusal::NotBefore);
        }
        Ok(())
    }

    /// Step 13.
    fn accept_auth_time(&self, expected: &Expected<'_>, now: Timestamp) -> Result<Timestamp, Refusal> {
        let in_text = expected.provider.deviations.auth_time_in_millisecond_text;
        let at = match (&self.auth_time, in_text) {
            (Value::Number(seconds), _) => seconds.as_u64().map(Timestamp::from_unix_seconds),
            (Value::String(millis), true) => millis.parse().ok().map(Timestamp::from_unix_millis),
            _ => None,
        };
        let at = at.ok_or(Refusal::AuthTime)?;
        let earliest = match expected.freshness {
            Freshness::SinceRequest(sent) => sent.before(CLOCK_SKEW),
            Freshness::Within(age) => now.before(age).before(CLOCK_SKEW),
        };
        if at < earliest || at > Timestamp::from_unix_seconds(self.iat).after(CLOCK_SKEW) {
            return Err(Refusal::AuthTime);
        }
        Ok(at)
    }

    /// `at_hash` and `c_hash` (3.1.3.6 and 3.3.2.11): where they are there, they are those of what came with the token.
    fn accept_hashes(&self, expected: &Expected<'_>, payload: &SignedPayload) -> Result<(), Refusal> {
        let algorithm = payload.algorithm().ok_or(JwsError::Algorithm)?;
        if !is_hash_of(self.at_hash.as_deref(), expected.access_token, algorithm) {
            return Err(Refusal::AccessTokenHash);
        }
        if !is_hash_of(self.c_hash.as_deref(), expected.code, algorithm) {
            return Err(Refusal::CodeHash);
        }
        Ok(())
    }

    /// Step 12: the level is one that was asked for, *and* one that this provider may state. Higher than asked is not asked.
    fn accept_acr(&self, expected: &Expected<'_>) -> Result<(), Refusal> {
        let may_be_stated = |acr: &str| expected.provider.acr_values.iter().any(|known| known == acr);
        let fits = match (expected.acr_values, self.acr.as_deref()) {
            (Some(asked), Some(acr)) => asked.contains(&acr) && may_be_stated(acr),
            (Some(_), None) => false,
            (None, Some(acr)) => may_be_stated(acr),
            (None, None) => true,
        };
        if fits { Ok(()) } else { Err(Refusal::Acr) }
    }
}

/// Whether `hash` is that of `text`. What is not there, or comes without what it is a hash of, tells nothing.
fn is_hash_of(hash: Option<&str>, text: Option<&str>, algorithm: &Algorithm) -> bool {
    let (Some(hash), Some(text)) = (hash, text) else {
        return true;
    };
    let computed = URL_SAFE_NO_PAD.encode(algorithm.half_digest(text.as_bytes()));
    computed.as_bytes().ct_eq(hash.as_bytes()).into()
}
