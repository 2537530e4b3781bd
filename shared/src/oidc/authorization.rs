//! The authorization request (OpenID Connect Core 1.0, 3.1.2.1) and the two responses to it.

mod error;

pub use error::{AuthorizationError, AuthorizationErrorCode};

use super::{
    Provider,
    asked::{Asked, ClaimsParameter},
    extension::{AUTHN_PROVIDER, ORIGINAL_CLIENT, USER_MESSAGE, UserMessage},
    parameters::Parameters,
    request_object,
};
use crate::{
    attribute::Wish,
    id::{ClientId, MethodId, Nonce, State},
    identity::Identity,
    language::Language,
    loa::Loa,
    person::PersonalIdentity,
    portal::{RequestForm, Service},
    reason::Reason,
    time::{Span, Timestamp},
};
use serde::{Deserialize, Serialize};

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
    /// What the e-service wants to learn, and may.
    pub asked: Asked,
    /// The language that the e-service asked for.
    pub language: Option<Language>,
    /// The levels that the request named as essential.
    pub essential: Option<Vec<Loa>>,
    /// The levels that the request would rather have (`acr_values`).
    pub preferred: Vec<Loa>,
    /// How far the person must, or must not, take part.
    pub prompt: Prompt,
    /// How long ago the person may have been authenticated (`max_age`).
    pub max_age: Option<Span>,
    /// The subject that alone may be answered with: of `id_token_hint`, or of `claims`.
    pub subject: Option<String>,
    /// The person who alone may be answered with, by the number in `claims`.
    pub person: Option<PersonalIdentity>,
    /// The method that the e-service would send the person to at once (OIDC Sweden, Authentication Request Parameter Extensions, 2.2).
    pub method: Option<MethodId>,
    /// What the person is told meanwhile (2.1).
    pub message: Option<UserMessage>,
    /// The e-service that this one stands in for (2.3).
    pub original: Option<ClientId>,
}

/// How far the person must, or must not, take part (`prompt`; OpenID Connect Core 1.0, 3.1.2.1).
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Prompt {
    /// The person must not be shown anything.
    pub none: bool,
    /// The person must be authenticated anew. Choosing an account means the same here.
    pub login: bool,
    /// The person must be shown what the e-service learns.
    pub consent: bool,
}

/// Which way a request came.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Channel<'a> {
    /// Through the person's browser.
    Browser,
    /// From this e-service itself, which has proved who it is (RFC 9126).
    Pushed(&'a ClientId),
}

impl Channel<'_> {
    /// The e-service that asks. One that has proved who it is need not name itself, and cannot name another.
    fn client<'a>(self, parameters: &Parameters, provider: &Provider<'a>) -> Result<&'a Service, Reason> {
        match (self, parameters.get("client_id")) {
            (Channel::Browser, _) => provider.client(parameters),
            (Channel::Pushed(client), Some(named)) if named != client.as_str() => Err(Reason::MalformedRequest),
            (Channel::Pushed(client), _) => provider.portal.service(client).ok_or(Reason::ServiceUnknown),
        }
    }
}

impl Request {
    /// Reads and checks an authorization request. Who asks and where the answer goes is settled first; then what is asked.
    pub fn read(
        parameters: &Parameters,
        provider: &Provider<'_>,
        channel: Channel<'_>,
        now: Timestamp,
    ) -> Result<Self, AuthorizationError> {
        let service = channel.client(parameters, provider).map_err(AuthorizationError::Page)?;
        if parameters.get("request").is_some() && parameters.get("request_uri").is_some() {
            return Err(doubtful(parameters, service, AuthorizationErrorCode::InvalidRequest));
        }
        let inner = match parameters.get("request") {
            Some(object) => {
                let inner = request_object::read(object, service, provider, now);
                Some(inner.map_err(|_| doubtful(parameters, service, AuthorizationErrorCode::InvalidRequestObject))?)
            }
            None => None,
        };
        let is_signed = inner.is_some();
        let parameters = inner.as_ref().unwrap_or(parameters);
        let redirect_uri = recipient(parameters, service).map_err(AuthorizationError::Page)?;
        let is_pushed = channel != Channel::Browser;
        let form_fits = match service.request_form {
            RequestForm::Any => true,
            RequestForm::Signed => is_signed || is_pushed,
            RequestForm::Pushed => is_pushed,
        };
        // Whoever writes an address could otherwise put words into the app, under the e-service's name.
        let speaks_for_itself = is_signed || is_pushed || parameters.get(USER_MESSAGE).is_none();
        let demands = if form_fits && speaks_for_itself {
            Self::read_demands(parameters, provider, service, redirect_uri)
        } else {
            Err(AuthorizationErrorCode::InvalidRequest)
        };
        demands.map_err(|error| redirect(parameters, service, redirect_uri, error))
    }

    fn read_demands(
        parameters: &Parameters,
        provider: &Provider<'_>,
        service: &Service,
        redirect_uri: &str,
    ) -> Result<Self, AuthorizationErrorCode> {
        refuse_unsupported(parameters)?;
        let claims = match parameters.get("claims") {
            Some(text) => ClaimsParameter::parse(text).ok_or(AuthorizationErrorCode::InvalidRequest)?,
            None => ClaimsParameter::default(),
        };
        let asked = Asked::read(parameters.get("scope"), &claims, service)?;
        let essential = claims.essential_levels()?;
        if essential.as_ref().is_some_and(Vec::is_empty) {
            return Err(AuthorizationErrorCode::UnmetAuthenticationRequirements);
        }
        Ok(Request {
            client: service.id.clone(),
            redirect_uri: redirect_uri.to_owned(),
            state: well_formed(parameters.get("state").map(State::parse))?,
            nonce: well_formed(parameters.get("nonce").map(Nonce::parse))?,
            code_challenge: code_challenge(parameters)?,
            asked,
            language: parameters.get("ui_locales").and_then(Language::from_ui_locales),
            essential,
            preferred: words(parameters, "acr_values")
                .filter_map(Loa::from_uri)
                .chain(claims.preferred_levels()?)
                .collect(),
            prompt: prompt(parameters)?,
            max_age: well_formed(parameters.get("max_age").map(str::parse))?
                .map(|seconds: u32| Span::from_seconds(seconds.into())),
            subject: subject_of(parameters, provider, service, claims.subject()?)?,
            person: claims.person(service)?,
            method: parameters
                .get(AUTHN_PROVIDER)
                .and_then(|named| provider.portal.method_of(named)),
            message: well_formed(parameters.get(USER_MESSAGE).map(UserMessage::parse))?,
            original: original(parameters, service)?,
        })
    }

    /// What `service`, whose request this is, wants of an employment.
    pub fn wish(&self, service: &Service) -> Wish {
        Wish {
            identity: service.identity,
            commission: self.asked.names_commission(),
        }
    }

    /// Whether `identity`, whose identifier at the e-service is `subject`, is whom the e-service means, if it means somebody.
    pub fn means(&self, identity: &Identity, subject: &str) -> bool {
        self.subject.as_deref().is_none_or(|wanted| wanted == subject)
            && self.person.as_ref().is_none_or(|wanted| wanted == identity.person())
    }
}

/// The registered address among the e-service's own that the request names.
fn recipient<'a>(parameters: &Parameters, service: &'a Service) -> Result<&'a str, Reason> {
    let redirect_uri = parameters.get("redirect_uri").ok_or(Reason::MalformedRequest)?;
    let redirect_uri = service.redirect_uri(redirect_uri).ok_or(Reason::RedirectUnknown)?;
    Ok(redirect_uri.as_str())
}

/// An error for the e-service, where its address is certain.
fn redirect(
    parameters: &Parameters,
    service: &Service,
    redirect_uri: &str,
    error: AuthorizationErrorCode,
) -> AuthorizationError {
    AuthorizationError::Redirect {
        client: service.id.clone(),
        redirect_uri: redirect_uri.to_owned(),
        state: parameters.get("state").and_then(|state| State::parse(state).ok()),
        error,
    }
}

/// What was to say where the answer goes cannot be believed: the error goes to an address beside it, if that is one of the e-service's, else
/// to a page.
pub(super) fn doubtful(
    parameters: &Parameters,
    service: &Service,
    error: AuthorizationErrorCode,
) -> AuthorizationError {
    match recipient(parameters, service) {
        Ok(redirect_uri) => redirect(parameters, service, redirect_uri, error),
        Err(_) => AuthorizationError::Page(Reason::MalformedRequest),
    }
}

fn well_formed<T, E>(read: Option<Result<T, E>>) -> Result<Option<T>, AuthorizationErrorCode> {
    read.transpose().map_err(|_| AuthorizationErrorCode::InvalidRequest)
}

fn words<'a>(parameters: &'a Parameters, name: &str) -> impl Iterator<Item = &'a str> {
    parameters.get(name).unwrap_or_default().split_ascii_whitespace()
}

fn code_challenge(parameters: &Parameters) -> Result<CodeChallenge, AuthorizationErrorCode> {
    let challenge = parameters.get("code_challenge").and_then(CodeChallenge::parse);
    match (challenge, parameters.get("code_challenge_method")) {
        (Some(challenge), Some("S256")) => Ok(challenge),
        _ => Err(AuthorizationErrorCode::InvalidRequest),
    }
}

fn prompt(parameters: &Parameters) -> Result<Prompt, AuthorizationErrorCode> {
    let mut prompt = Prompt::default();
    for word in words(parameters, "prompt") {
        match word {
            "none" => prompt.none = true,
            "login" | "select_account" => prompt.login = true,
            "consent" => prompt.consent = true,
            _ => return Err(AuthorizationErrorCode::InvalidRequest),
        }
    }
    if prompt.none && (prompt.login || prompt.consent) {
        return Err(AuthorizationErrorCode::InvalidRequest);
    }
    Ok(prompt)
}

/// The subject that alone may be answered with. Two that differ cannot both be.
fn subject_of(
    parameters: &Parameters,
    provider: &Provider<'_>,
    service: &Service,
    claimed: Option<String>,
) -> Result<Option<String>, AuthorizationErrorCode> {
    let hinted = parameters.get("id_token_hint").map(|hint| provider.hint(hint));
    let hinted = hinted.map(|hint| hint.filter(|hint| hint.client == service.id));
    let hinted = hinted
        .map(|hint| hint.ok_or(AuthorizationErrorCode::InvalidRequest))
        .transpose()?;
    match (hinted.map(|hint| hint.subject), claimed) {
        (Some(hinted), Some(claimed)) if hinted != claimed => Err(AuthorizationErrorCode::InvalidRequest),
        (hinted, claimed) => Ok(hinted.or(claimed)),
    }
}

/// The e-service that this one stands in for: one that it is registered to stand in for.
fn original(parameters: &Parameters, service: &Service) -> Result<Option<ClientId>, AuthorizationErrorCode> {
    let Some(original) = parameters.get(ORIGINAL_CLIENT) else {
        return Ok(None);
    };
    let known = service.originals.iter().find(|known| known.id.as_str() == original);
    known
        .map(|known| Some(known.id.clone()))
        .ok_or(AuthorizationErrorCode::InvalidRequest)
}

/// What we do not do is refused by its own error, not passed over.
fn refuse_unsupported(parameters: &Parameters) -> Result<(), AuthorizationErrorCode> {
    use AuthorizationErrorCode as Code;
    let sent = |name| parameters.get(name).is_some();
    match parameters.get("response_type") {
        Some("code") => {}
        Some(_) => return Err(Code::UnsupportedResponseType),
        None => return Err(Code::InvalidRequest),
    }
    if sent("request_uri") {
        Err(Code::RequestUriNotSupported)
    } else if sent("registration") {
        Err(Code::RegistrationNotSupported)
    } else if parameters.get("response_mode").is_some_and(|mode| mode != "query") {
        Err(Code::InvalidRequest)
    } else {
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests;
