//! The token request (RFC 6749, 4.1.3), the authentication of the e-service (RFC 7523, 2.2) and the response.

use super::{
    authorization::{CodeChallenge, Parameters},
    id_token::{Claims, ID_TOKEN_LIFETIME},
};
use crate::{
    id::ClientId,
    jose::{Typ, UnverifiedJws},
    portal::{Portal, Service},
    time::{LEEWAY, Span, Timestamp},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// The usual type of a client assertion, and the one of its own that is being introduced for it (draft-ietf-oauth-rfc7523bis).
const ASSERTION_TYPES: Typ<'_> = Typ::OneOfOrAbsent(&["JWT", "client-authentication+jwt"]);
/// The longest that a client assertion may live; it bounds how long its `jti` is remembered.
const MAX_ASSERTION_LIFETIME: Span = Span::from_minutes(10);

/// An authorization code: 256 random bits. It is the only way to the grant: the store holds the grant under the hash of the code,
/// sealed with a key that the code is part of.
#[derive(Clone)]
pub struct Code([u8; 32]);

impl Code {
    /// A code of these random bytes.
    pub fn from_entropy(bytes: [u8; 32]) -> Self {
        Code(bytes)
    }

    /// Reads a code off the wire: 43 characters of base64url.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let length = URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()?;
        (length == 32 && text.len() == 43).then_some(Code(bytes))
    }

    /// The code as it is sent to the e-service.
    pub fn to_wire(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// The name under which the store knows the grant; it does not lead back to the code.
    pub fn handle(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.0))
    }

    /// The part of the sealing key that only the holder of the code has.
    pub fn salt(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code")
    }
}

/// What a code stands for, until it is redeemed.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Grant {
    /// The e-service that the code was made for.
    pub client: ClientId,
    /// The address that it was sent to.
    pub redirect_uri: String,
    /// The PKCE challenge of the request.
    pub code_challenge: CodeChallenge,
    /// What the ID token will say.
    pub claims: Claims,
}

/// Why a token request is refused (RFC 6749, 5.2).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TokenError {
    /// The e-service did not prove who it is.
    InvalidClient,
    /// The code is unknown, used, too old, of another e-service, or its verifier or address is wrong.
    InvalidGrant,
    /// The request is malformed.
    InvalidRequest,
    /// Something of ours failed.
    ServerError,
    /// Another grant than `authorization_code`.
    UnsupportedGrantType,
}

impl TokenError {
    /// The code on the wire.
    pub fn code(self) -> &'static str {
        match self {
            TokenError::InvalidClient => "invalid_client",
            TokenError::InvalidGrant => "invalid_grant",
            TokenError::InvalidRequest => "invalid_request",
            TokenError::ServerError => "server_error",
            TokenError::UnsupportedGrantType => "unsupported_grant_type",
        }
    }

    /// The HTTP status.
    pub fn status(self) -> u16 {
        match self {
            TokenError::InvalidClient => 401,
            TokenError::InvalidGrant | TokenError::InvalidRequest | TokenError::UnsupportedGrantType => 400,
            TokenError::ServerError => 503,
        }
    }
}

/// A well-formed token request. Nobody is authenticated by it yet.
pub struct TokenRequest<'a> {
    /// The code to redeem.
    pub code: Code,
    unverified_assertion: Option<UnverifiedJws<'a>>,
    unverified_client: Option<&'a str>,
    redirect_uri: &'a str,
    code_verifier: &'a str,
}

/// An e-service that has proved who it is.
///
/// It comes only out of [`TokenRequest::authenticate`]:
///
/// ```compile_fail
/// fn forge(id: shared::id::ClientId) -> shared::oidc::VerifiedClient {
///     shared::oidc::VerifiedClient { id, assertion_id: String::new(), assertion_expires: shared::time::Timestamp::from_unix_seconds(0) }
/// }
/// ```
#[derive(Debug)]
pub struct VerifiedClient {
    id: ClientId,
    assertion_id: String,
    assertion_expires: Timestamp,
}

impl VerifiedClient {
    /// The e-service.
    pub fn id(&self) -> &ClientId {
        &self.id
    }

    /// The assertion's `jti` under the e-service's name. It must be marked as used, and refused if it was (RFC 7523, 3).
    pub fn assertion_id(&self) -> &str {
        &self.assertion_id
    }

    /// Until when the mark must be kept.
    pub fn assertion_expires(&self) -> Timestamp {
        self.assertion_expires
    }
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

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

impl<'a> TokenRequest<'a> {
    /// Reads the form of a token request. `client_secret` and other ways to authenticate are not taken.
    pub fn read(parameters: &'a Parameters) -> Result<Self, TokenError> {
        match parameters.get("grant_type") {
            Some("authorization_code") => {}
            Some(_) => return Err(TokenError::UnsupportedGrantType),
            None => return Err(TokenError::InvalidRequest),
        }
        let required = |name| parameters.get(name).ok_or(TokenError::InvalidRequest);
        let assertion = match (
            parameters.get("client_assertion"),
            parameters.get("client_assertion_type"),
        ) {
            (Some(assertion), Some(ASSERTION_TYPE)) => assertion,
            _ => return Err(TokenError::InvalidClient),
        };
        Ok(TokenRequest {
            code: Code::parse(required("code")?).ok_or(TokenError::InvalidGrant)?,
            unverified_assertion: Some(UnverifiedJws::parse(assertion).map_err(|_| TokenError::InvalidClient)?),
            unverified_client: parameters.get("client_id"),
            redirect_uri: required("redirect_uri")?,
            code_verifier: required("code_verifier")?,
        })
    }

    /// Authenticates the e-service: the assertion must be signed with one of its registered keys, name it as issuer and subject, be meant
    /// for this provider (its issuer or its token endpoint), and be fresh. The assertion's `jti` is for the caller to mark.
    pub fn authenticate(
        &mut self,
        portal: &Portal,
        issuer: &str,
        now: Timestamp,
    ) -> Result<VerifiedClient, TokenError> {
        let assertion = self.unverified_assertion.take().ok_or(TokenError::InvalidClient)?;
        let unverified_issuer = assertion.unverified_issuer().ok_or(TokenError::InvalidClient)?;
        if self.unverified_client.is_some_and(|client| client != unverified_issuer) {
            return Err(TokenError::InvalidClient);
        }
        let id = ClientId::parse(&unverified_issuer).map_err(|_| TokenError::InvalidClient)?;
        let service = portal.service(&id).ok_or(TokenError::InvalidClient)?;
        let payload = assertion.verify(&service.keys, ASSERTION_TYPES);
        let claims: AssertionClaims = payload
            .and_then(|payload| payload.read())
            .map_err(|_| TokenError::InvalidClient)?;
        claims.accept(service, issuer, now)
    }
}

impl Grant {
    /// Redeems the grant: for the e-service that it was made for, at the address that the code was sent to, with the verifier of the
    /// PKCE challenge (RFC 7636, 4.6). Gives what the ID token will say.
    pub fn redeem(self, request: &TokenRequest<'_>, client: &VerifiedClient) -> Result<Claims, TokenError> {
        let own = self.client == client.id && self.redirect_uri == request.redirect_uri;
        if own && answers(request.code_verifier, &self.code_challenge) {
            Ok(self.claims)
        } else {
            Err(TokenError::InvalidGrant)
        }
    }
}

impl AssertionClaims {
    /// RFC 7523, 3: `iss` and `sub` are the client, `aud` is us, `exp` is ahead and not far ahead, `nbf` and `iat` have been.
    fn accept(self, service: &Service, issuer: &str, now: Timestamp) -> Result<VerifiedClient, TokenError> {
        let token_endpoint = format!("{issuer}{}", crate::api::path::TOKEN);
        let ours = |audience: &String| audience == issuer || *audience == token_endpoint;
        let meant_for_us = match &self.aud {
            Audience::One(audience) => ours(audience),
            Audience::Several(audiences) => audiences.iter().any(ours),
        };
        let expires = Timestamp::from_unix_seconds(self.exp);
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
            assertion_id: URL_SAFE_NO_PAD.encode(named),
            assertion_expires: expires.after(LEEWAY),
        })
    }
}

/// Whether the verifier answers the challenge (RFC 7636, 4.6).
fn answers(verifier: &str, challenge: &CodeChallenge) -> bool {
    let fits = (43..=128).contains(&verifier.len())
        && verifier
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~'));
    let computed = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    fits && computed.as_bytes().ct_eq(challenge.as_str().as_bytes()).into()
}

/// The body of a token response (RFC 6749, 5.1). The access token opens nothing yet; OAuth 2.0 demands that there is one.
pub fn token_response(id_token: &str, access_token: &str) -> String {
    serde_json::json!({
        "access_token": access_token,
        "token_type": "Bearer",
        "expires_in": ID_TOKEN_LIFETIME.seconds(),
        "id_token": id_token,
    })
    .to_string()
}

#[cfg(test)]
mod tests;
