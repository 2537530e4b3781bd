//! The OpenID Connect side of the e-service: what it asks the portal, and what it makes of the answer.

use super::assertion::{self, ClientKey};
use crate::clock::Clock;
use anyhow::Result;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::url::Url;
use openidconnect::{
    AdditionalClaims, AuthorizationCode, Client, ClientId, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    StandardErrorResponse, StandardTokenResponse, TokenResponse, reqwest,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use shared::time::Timestamp;
use std::time::Duration;

/// The names, wanted in the ID token (OpenID Connect Core 1.0, 5.5): the library can read no UserInfo that is signed with anything but RS256.
const CLAIMS: &str = r#"{"id_token":{"name":null,"given_name":null,"family_name":null}}"#;

/// How long the portal may take to answer.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Claims that the library has no field for: those of OIDC Sweden.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct SwedishClaims(Map<String, Value>);

impl AdditionalClaims for SwedishClaims {}

type Fields = IdTokenFields<
    SwedishClaims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

/// The library's client, for ID tokens with [`SwedishClaims`].
type RelyingParty = Client<
    SwedishClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The e-service as a party of the protocol.
#[derive(Debug)]
pub(super) struct Party {
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    client_id: String,
    key: ClientKey,
    http: reqwest::Client,
    clock: Clock,
}

/// A login that has begun: what must come back, and what the portal said of itself then.
#[derive(Debug)]
pub(super) struct Attempt {
    state: CsrfToken,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
    portal: CoreProviderMetadata,
    begun: Timestamp,
}

/// The query of the redirect URI: an authorization response (RFC 6749, 4.1.2; RFC 9207), or an error response.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Answer {
    pub(super) state: Option<String>,
    code: Option<String>,
    iss: Option<String>,
    error: Option<String>,
    error_description: Option<String>,
}

/// Why nobody was logged in. The page has words for each.
#[derive(Debug)]
pub(super) enum LoginError {
    /// The portal does not answer, or not as a portal. In words for a developer.
    Unreachable(String),
    /// The portal's own error code, and its description.
    Refused(String, Option<String>),
    /// An answer that this browser waits for no more, or never did.
    Unexpected,
    /// An answer of another issuer's (RFC 9207), or none.
    WrongIssuer,
    /// The ID token, or the answer with it, is not good. In words for a developer.
    Invalid(String),
    /// The e-service itself is broken.
    Broken(String),
}

impl LoginError {
    /// The code on the page.
    pub(super) fn code(&self) -> &str {
        match self {
            LoginError::Unreachable(_) => "portal-unreachable",
            LoginError::Refused(code, _) => code,
            LoginError::Unexpected => "unexpected-answer",
            LoginError::WrongIssuer => "wrong-issuer",
            LoginError::Invalid(_) => "invalid-answer",
            LoginError::Broken(_) => "broken",
        }
    }

    /// What a developer may want to read.
    pub(super) fn detail(&self) -> Option<&str> {
        match self {
            LoginError::Unreachable(text) | LoginError::Invalid(text) | LoginError::Broken(text) => Some(text),
            LoginError::Refused(_, description) => description.as_deref(),
            LoginError::Unexpected | LoginError::WrongIssuer => None,
        }
    }
}

impl Attempt {
    /// The value that the answer must carry.
    pub(super) fn state(&self) -> &str {
        self.state.secret()
    }

    pub(super) fn begun(&self) -> Timestamp {
        self.begun
    }
}

impl Party {
    /// Fails if an address is none.
    pub(super) fn new(
        issuer: String,
        base_url: String,
        client_id: String,
        key: ClientKey,
        clock: Clock,
    ) -> Result<Self> {
        // No redirects: an endpoint that sends us elsewhere is not the portal's.
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(TIMEOUT);
        Ok(Party {
            issuer: IssuerUrl::new(issuer)?,
            redirect: RedirectUrl::new(format!("{base_url}/callback"))?,
            client_id,
            key,
            http: http.build()?,
            clock,
        })
    }

    pub(super) fn issuer(&self) -> &str {
        &self.issuer
    }

    pub(super) fn clock(&self) -> &Clock {
        &self.clock
    }

    fn client(&self, portal: &CoreProviderMetadata) -> RelyingParty {
        RelyingParty::from_provider_metadata(portal.clone(), ClientId::new(self.client_id.clone()), None)
            .set_redirect_uri(self.redirect.clone())
    }

    /// Asks the portal who it is and writes the authorization request. Gives the address to send the person to.
    pub(super) async fn begin(&self) -> Result<(Url, Attempt), LoginError> {
        let portal = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http).await;
        let portal = portal.map_err(|error| LoginError::Unreachable(chain(&error)))?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (address, state, nonce) = self
            .client(&portal)
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_extra_param("claims", CLAIMS)
            .set_pkce_challenge(challenge)
            .url();
        Ok((
            address,
            Attempt {
                state,
                nonce,
                verifier,
                portal,
                begun: self.clock.now(),
            },
        ))
    }

    /// Judges the answer, redeems the code and verifies the ID token. Gives its claims.
    pub(super) async fn finish(&self, answer: Answer, attempt: Attempt) -> Result<Value, LoginError> {
        if answer.iss.as_deref() != Some(self.issuer.as_str()) {
            return Err(LoginError::WrongIssuer);
        }
        if let Some(error) = answer.error {
            return Err(LoginError::Refused(error, answer.error_description));
        }
        let code = answer
            .code
            .ok_or_else(|| LoginError::Invalid("neither code nor error".to_owned()))?;
        let client = self.client(&attempt.portal);
        let endpoint = attempt.portal.token_endpoint().map_or("", |url| url.as_str());
        let assertion = self.key.assertion(&self.client_id, endpoint, self.clock.now());
        let assertion = assertion.map_err(|error| LoginError::Broken(error.to_string()))?;
        let request = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| LoginError::Unreachable(chain(&error)))?
            .set_pkce_verifier(attempt.verifier)
            .add_extra_param("client_assertion_type", assertion::TYPE)
            .add_extra_param("client_assertion", assertion);
        let tokens = request
            .request_async(&self.http)
            .await
            .map_err(|error| LoginError::Invalid(chain(&error)))?;
        let token = tokens
            .id_token()
            .ok_or_else(|| LoginError::Invalid("no ID token".to_owned()))?;
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs([CoreJwsSigningAlgorithm::EcdsaP256Sha256]);
        let claims = token
            .claims(&verifier, &attempt.nonce)
            .map_err(|error| LoginError::Invalid(chain(&error)))?;
        serde_json::to_value(claims).map_err(|error| LoginError::Broken(error.to_string()))
    }
}

/// An error and its causes, on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
