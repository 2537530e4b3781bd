//! The authorization request (OpenID Connect Core 1.0, 3.1.2.1) and the two responses to it.

use crate::{
    id::{ClientId, Nonce, State},
    language::Language,
    loa::Loa,
    portal::{Portal, Service},
    reason::Reason,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

/// Everything but the unreserved characters of RFC 3986, 2.3 is written as `%XX`.
pub(super) const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The parameters of a query or a form, each of which stands there once (RFC 6749, 3.1: more than once is refused).
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads decoded pairs. A name that stands there twice is refused; an empty value counts as absent (RFC 6749, 3.1).
    pub fn new(pairs: impl Iterator<Item = (String, String)>) -> Result<Self, Reason> {
        let mut known: Vec<(String, String)> = Vec::new();
        for (name, value) in pairs {
            if known.iter().any(|(other, _)| *other == name) {
                return Err(Reason::MalformedRequest);
            }
            known.push((name, value));
        }
        known.retain(|(_, value)| !value.is_empty());
        Ok(Parameters(known))
    }

    /// The value of this parameter.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// A `code_challenge` of method S256 (RFC 7636, 4.2): 43 characters of base64url.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct CodeChallenge(String);

impl CodeChallenge {
    /// Reads the challenge.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 43
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        fits.then(|| CodeChallenge(text.to_owned()))
    }

    /// The challenge as it came.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A scope that we know. Others are passed over (RFC 6749, 3.3).
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Scope {
    /// `https://id.oidc.se/scope/naturalPersonInfo` (OIDC Sweden, Claims and scopes): names.
    NaturalPersonInfo,
}

impl Scope {
    /// The scopes, besides `openid`, that the provider knows.
    pub const ALL: [Scope; 1] = [Scope::NaturalPersonInfo];

    /// The scope's name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Scope::NaturalPersonInfo => "https://id.oidc.se/scope/naturalPersonInfo",
        }
    }
}

/// The scopes of a request.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// Whether this scope was asked for.
    pub fn contains(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }
}

/// What an e-service asked for. It has been checked against the e-service's registration.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Request {
    /// Who asks.
    pub client: ClientId,
    /// Where the response goes: one of the e-service's registered addresses.
    pub redirect_uri: String,
    /// The e-service's `state`.
    pub state: Option<State>,
    /// The e-service's `nonce`.
    pub nonce: Option<Nonce>,
    /// The PKCE challenge.
    pub code_challenge: CodeChallenge,
    /// The scopes.
    pub scopes: Scopes,
    /// The language that the e-service asked for.
    pub language: Option<Language>,
    /// The levels that the request named as essential.
    pub essential: Option<Vec<Loa>>,
}

/// Why an authorization request is answered with an error at the e-service.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AuthorizationErrorCode {
    /// The person, or the portal on their behalf, ended the login (RFC 6749, 4.1.2.1).
    AccessDenied,
    /// The request is malformed or lacks what we demand, as PKCE (RFC 6749, 4.1.2.1).
    InvalidRequest,
    /// No `openid` among the scopes (RFC 6749, 4.1.2.1).
    InvalidScope,
    /// `prompt=none`, and the person would have to do something (OpenID Connect Core 1.0, 3.1.2.6).
    LoginRequired,
    /// `registration` was sent (OpenID Connect Core 1.0, 3.1.2.6).
    RegistrationNotSupported,
    /// `request` was sent (OpenID Connect Core 1.0, 3.1.2.6).
    RequestNotSupported,
    /// `request_uri` was sent (OpenID Connect Core 1.0, 3.1.2.6).
    RequestUriNotSupported,
    /// Something of ours failed (RFC 6749, 4.1.2.1).
    ServerError,
    /// An essential level cannot be, or was not, proved (OpenID Connect Core Unmet Authentication Requirements 1.0).
    UnmetAuthenticationRequirements,
    /// Another flow than the code flow (RFC 6749, 4.1.2.1).
    UnsupportedResponseType,
}

impl AuthorizationErrorCode {
    /// The code on the wire.
    pub fn code(self) -> &'static str {
        match self {
            AuthorizationErrorCode::AccessDenied => "access_denied",
            AuthorizationErrorCode::InvalidRequest => "invalid_request",
            AuthorizationErrorCode::InvalidScope => "invalid_scope",
            AuthorizationErrorCode::LoginRequired => "login_required",
            AuthorizationErrorCode::RegistrationNotSupported => "registration_not_supported",
            AuthorizationErrorCode::RequestNotSupported => "request_not_supported",
            AuthorizationErrorCode::RequestUriNotSupported => "request_uri_not_supported",
            AuthorizationErrorCode::ServerError => "server_error",
            AuthorizationErrorCode::UnmetAuthenticationRequirements => "unmet_authentication_requirements",
            AuthorizationErrorCode::UnsupportedResponseType => "unsupported_response_type",
        }
    }
}

/// Why no login can begin.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AuthorizationError {
    /// It is not certain whom we would be answering: the person gets a page, and nobody is redirected (RFC 6749, 4.1.2.1).
    Page(Reason),
    /// The e-service gets the error.
    Redirect {
        /// Who asked.
        client: ClientId,
        /// The registered address.
        redirect_uri: String,
        /// The `state` to give back, if it was well-formed.
        state: Option<State>,
        /// What is wrong.
        error: AuthorizationErrorCode,
    },
}

impl Request {
    /// Reads and checks an authorization request. Who asks and where the answer goes is settled first; then what is asked.
    pub fn read(parameters: &Parameters, portal: &Portal) -> Result<Self, AuthorizationError> {
        let (service, redirect_uri) = recipient(parameters, portal).map_err(AuthorizationError::Page)?;
        let state = parameters.get("state").map(State::parse);
        Self::read_demands(parameters, service, redirect_uri, &state).map_err(|error| AuthorizationError::Redirect {
            client: service.id.clone(),
            redirect_uri: redirect_uri.to_owned(),
            state: state.and_then(Result::ok),
            error,
        })
    }

    fn read_demands(
        parameters: &Parameters,
        service: &Service,
        redirect_uri: &str,
        state: &Option<Result<State, crate::id::ParseIdError>>,
    ) -> Result<Self, AuthorizationErrorCode> {
        use AuthorizationErrorCode::InvalidRequest;
        refuse_unsupported(parameters)?;
        let scopes = scopes(parameters)?;
        let nonce = parameters
            .get("nonce")
            .map(Nonce::parse)
            .transpose()
            .map_err(|_| InvalidRequest)?;
        let challenge = parameters.get("code_challenge").and_then(CodeChallenge::parse);
        let code_challenge = match (challenge, parameters.get("code_challenge_method")) {
            (Some(challenge), Some("S256")) => challenge,
            _ => return Err(InvalidRequest),
        };
        let essential = parameters.get("claims").map(essential_levels).transpose()?.flatten();
        if essential.as_ref().is_some_and(Vec::is_empty) {
            return Err(AuthorizationErrorCode::UnmetAuthenticationRequirements);
        }
        Ok(Request {
            client: service.id.clone(),
            redirect_uri: redirect_uri.to_owned(),
            state: state.clone().transpose().map_err(|_| InvalidRequest)?,
            nonce,
            code_challenge,
            scopes,
            language: parameters.get("ui_locales").and_then(Language::from_ui_locales),
            essential,
        })
    }
}

/// The e-service, and the registered address among its own that the request names.
fn recipient<'a>(parameters: &Parameters, portal: &'a Portal) -> Result<(&'a Service, &'a str), Reason> {
    let client = parameters.get("client_id").ok_or(Reason::MalformedRequest)?;
    let client = ClientId::parse(client).map_err(|_| Reason::ServiceUnknown)?;
    let service = portal.service(&client).ok_or(Reason::ServiceUnknown)?;
    let redirect_uri = parameters.get("redirect_uri").ok_or(Reason::MalformedRequest)?;
    let redirect_uri = service.redirect_uri(redirect_uri).ok_or(Reason::RedirectUnknown)?;
    Ok((service, redirect_uri.as_str()))
}

/// What we do not do is refused by its own error, not passed over.
fn refuse_unsupported(parameters: &Parameters) -> Result<(), AuthorizationErrorCode> {
    use AuthorizationErrorCode as Code;
    let sent = |name| parameters.get(name).is_some();
    let prompts: Vec<_> = parameters
        .get("prompt")
        .unwrap_or_default()
        .split_ascii_whitespace()
        .collect();
    let known = |prompt: &&str| matches!(*prompt, "none" | "login" | "consent" | "select_account");
    match parameters.get("response_type") {
        Some("code") => {}
        Some(_) => return Err(Code::UnsupportedResponseType),
        None => return Err(Code::InvalidRequest),
    }
    if sent("request") {
        Err(Code::RequestNotSupported)
    } else if sent("request_uri") {
        Err(Code::RequestUriNotSupported)
    } else if sent("registration") {
        Err(Code::RegistrationNotSupported)
    } else if parameters.get("response_mode").is_some_and(|mode| mode != "query") || !prompts.iter().all(known) {
        Err(Code::InvalidRequest)
    } else if prompts == ["none"] {
        Err(Code::LoginRequired)
    } else if prompts.contains(&"none") {
        Err(Code::InvalidRequest)
    } else {
        Ok(())
    }
}

fn scopes(parameters: &Parameters) -> Result<Scopes, AuthorizationErrorCode> {
    let asked: Vec<_> = parameters
        .get("scope")
        .unwrap_or_default()
        .split_ascii_whitespace()
        .collect();
    if !asked.contains(&"openid") {
        return Err(AuthorizationErrorCode::InvalidScope);
    }
    Ok(Scopes(
        Scope::ALL
            .into_iter()
            .filter(|scope| asked.contains(&scope.name()))
            .collect(),
    ))
}

/// The `acr` values that a `claims` parameter names as essential for the ID token (OpenID Connect Core 1.0, 5.5.1.1). Values that
/// we do not know are left out, so that an empty list means that none can be met. `None` where no level is essential.
fn essential_levels(claims: &str) -> Result<Option<Vec<Loa>>, AuthorizationErrorCode> {
    #[derive(Deserialize, Default)]
    struct ClaimsParameter {
        #[serde(default)]
        id_token: IdTokenMember,
    }
    #[derive(Deserialize, Default)]
    struct IdTokenMember {
        #[serde(default)]
        acr: Option<AcrMember>,
    }
    #[derive(Deserialize)]
    struct AcrMember {
        #[serde(default)]
        essential: bool,
        value: Option<String>,
        values: Option<Vec<String>>,
    }
    let claims: ClaimsParameter = serde_json::from_str(claims).map_err(|_| AuthorizationErrorCode::InvalidRequest)?;
    Ok(claims.id_token.acr.filter(|acr| acr.essential).and_then(|acr| {
        let named = match (acr.value, acr.values) {
            (None, None) => return None,
            (value, values) => value.into_iter().chain(values.unwrap_or_default()),
        };
        Some(named.filter_map(|uri| Loa::from_uri(&uri)).collect())
    }))
}

/// The address that a response goes to: the registered one with `members`, `state` and our issuer (RFC 9207) in its query.
pub fn response_uri(redirect_uri: &str, issuer: &str, state: Option<&State>, members: &[(&str, &str)]) -> String {
    let mut uri = redirect_uri.to_owned();
    let mut separator = if redirect_uri.contains('?') { '&' } else { '?' };
    let state = state.map(|state| ("state", state.as_str()));
    for (name, value) in members.iter().copied().chain(state).chain([("iss", issuer)]) {
        uri.push(separator);
        uri.push_str(name);
        uri.push('=');
        uri.extend(utf8_percent_encode(value, COMPONENT));
        separator = '&';
    }
    uri
}

#[cfg(test)]
pub(crate) mod tests;
