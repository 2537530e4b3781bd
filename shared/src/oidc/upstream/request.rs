//! What is sent to an OpenID Provider: the person, with an authorization request, and the code that they come back with.

use super::Provider;
use crate::{
    id::Nonce,
    jose::{JwsError, SigningKey, json, sign},
    language::Language,
    oidc::parameters::COMPONENT,
    secret::SecretText,
    time::{Span, Timestamp},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use percent_encoding::utf8_percent_encode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

/// How old a request may be when its answer comes: as long as a person may take.
const MAX_PENDING: Span = Span::from_minutes(30);
/// How long a client assertion of ours may be used.
const ASSERTION_LIFETIME: Span = Span::from_minutes(1);
/// The longest answer of a token endpoint that is read, in bytes.
const MAX_ANSWER: usize = 64 * 1024;

/// What ties one login to one answer of a provider: 256 random bits each for `state`, `nonce` and the PKCE verifier (RFC 7636, 4.1), and whom
/// was asked to answer where. It is sealed in the login of the browser that began it, and used once.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Transaction {
    issuer: String,
    redirect_uri: String,
    state: SecretText,
    nonce: Nonce,
    verifier: SecretText,
    sent: Timestamp,
}

impl Transaction {
    /// A transaction of these random bytes with `provider`, begun at `now`. The person comes back to `redirect_uri`, which is registered with the
    /// provider, character for character. It is there: 43 characters of base64url are always a nonce.
    pub fn from_entropy(
        [state, nonce, verifier]: [[u8; 32]; 3],
        provider: &Provider,
        redirect_uri: &str,
        now: Timestamp,
    ) -> Option<Self> {
        Some(Transaction {
            issuer: provider.issuer.clone(),
            redirect_uri: redirect_uri.to_owned(),
            state: SecretText::new(URL_SAFE_NO_PAD.encode(state)),
            nonce: Nonce::parse(&URL_SAFE_NO_PAD.encode(nonce)).ok()?,
            verifier: SecretText::new(URL_SAFE_NO_PAD.encode(verifier)),
            sent: now,
        })
    }

    /// What the ID token must repeat.
    pub fn nonce(&self) -> &Nonce {
        &self.nonce
    }

    /// When the person was sent off: with `prompt=login`, they are not authenticated before.
    pub fn sent(&self) -> Timestamp {
        self.sent
    }

    /// From when on no answer is taken.
    pub(super) fn ends(&self) -> Timestamp {
        self.sent.after(MAX_PENDING)
    }

    /// Whom the person was sent to.
    pub(super) fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Where they come back to.
    pub(super) fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    pub(super) fn state(&self) -> &SecretText {
        &self.state
    }
}

/// An authorization request (OpenID Connect Core 1.0, 3.1.2.1; OIDC Sweden profile, 2).
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// Whom.
    pub provider: &'a Provider,
    /// The provider's authorization endpoint.
    pub endpoint: &'a str,
    /// The scopes beside `openid`.
    pub scopes: &'a [&'a str],
    /// The levels, one of which the provider must reach or refuse; `None` where none is asked for.
    pub acr_values: Option<&'a [&'a str]>,
    /// Whether the person must log in anew, even if they have a session there.
    pub login: bool,
    /// The language of the person's pages.
    pub language: Language,
}

impl Ask<'_> {
    /// The address that the person is sent to. The level is asked for as an essential claim, not as `acr_values`, which a provider may
    /// pass over.
    pub fn uri(&self, transaction: &Transaction) -> String {
        let scope = ["openid"]
            .iter()
            .chain(self.scopes)
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(transaction.verifier.reveal()));
        let claims = self
            .acr_values
            .map(|values| json!({"id_token": {"acr": {"essential": true, "values": values}}}).to_string());
        let pairs = [
            ("response_type", Some("code")),
            ("client_id", Some(self.provider.client.as_str())),
            ("redirect_uri", Some(transaction.redirect_uri.as_str())),
            ("scope", Some(&scope)),
            ("state", Some(transaction.state.reveal())),
            ("nonce", Some(transaction.nonce.as_str())),
            ("code_challenge", Some(&challenge)),
            ("code_challenge_method", Some("S256")),
            ("claims", claims.as_deref()),
            ("prompt", self.login.then_some("login")),
            ("ui_locales", Some(self.language.tag())),
        ];
        let separator = if self.endpoint.contains('?') { '&' } else { '?' };
        format!("{}{separator}{}", self.endpoint, form(&pairs))
    }
}

/// What redeems a code (RFC 6749, 4.1.3; RFC 7523, 2.2).
#[derive(Clone, Copy, Debug)]
pub struct Redeem<'a> {
    /// Whom.
    pub provider: &'a Provider,
    /// The provider's token endpoint.
    pub endpoint: &'a str,
    /// What the person came back with.
    pub code: &'a SecretText,
    /// Our key, which the provider knows.
    pub key: &'a SigningKey,
}

impl Redeem<'_> {
    /// The form to post: with the address and the verifier of the request. `id` is random, and a new one for each request.
    pub fn form(&self, transaction: &Transaction, id: [u8; 16], now: Timestamp) -> Result<SecretText, JwsError> {
        let client = self.provider.client.as_str();
        let claims = json!({
            "iss": client, "sub": client, "aud": self.endpoint, "jti": URL_SAFE_NO_PAD.encode(id),
            "iat": now.unix_seconds(), "exp": now.after(ASSERTION_LIFETIME).unix_seconds(),
        });
        let assertion = sign(self.key, "JWT", &claims)?;
        Ok(SecretText::new(form(&[
            ("grant_type", Some("authorization_code")),
            ("code", Some(self.code.reveal())),
            ("redirect_uri", Some(transaction.redirect_uri.as_str())),
            ("code_verifier", Some(transaction.verifier.reveal())),
            ("client_id", Some(client)),
            (
                "client_assertion_type",
                Some("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ),
            ("client_assertion", Some(&assertion)),
        ])))
    }
}

/// What a token endpoint gave. The ID token is not verified by that.
#[derive(Clone, Debug)]
pub struct UnverifiedTokens {
    /// The compact ID token.
    pub id_token: SecretText,
    /// What opens UserInfo.
    pub access_token: SecretText,
}

/// Reads the answer of a token endpoint (RFC 6749, 5.1; OpenID Connect Core 1.0, 3.1.3.3). Anything but a bearer token with an ID token is
/// `None`.
pub fn read_tokens(status: u16, body: &[u8]) -> Option<UnverifiedTokens> {
    #[derive(Deserialize)]
    struct Answer {
        access_token: String,
        token_type: String,
        id_token: String,
    }
    if status != 200 || body.len() > MAX_ANSWER {
        return None;
    }
    let answer: Answer = json::read(body)?;
    // What goes into a header must not break it (RFC 6750, 2.1).
    let token = &answer.access_token;
    let fits = !token.is_empty() && token.len() <= 8192 && token.bytes().all(|byte| byte.is_ascii_graphic());
    (fits && answer.token_type.eq_ignore_ascii_case("bearer")).then(|| UnverifiedTokens {
        id_token: SecretText::new(answer.id_token),
        access_token: SecretText::new(answer.access_token),
    })
}

/// `application/x-www-form-urlencoded`, also as a query; pairs without value are left out.
fn form(pairs: &[(&str, Option<&str>)]) -> String {
    let written: Vec<_> = pairs
        .iter()
        .filter_map(|(name, value)| Some(format!("{name}={}", utf8_percent_encode((*value)?, COMPONENT))))
        .collect();
    written.join("&")
}

#[cfg(test)]
mod tests;
