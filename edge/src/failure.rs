//! What went wrong: a reason for the person and a detail for the log. The only place that chooses a status code and the form of an
//! error.

use crate::{
    audit::{self, Event},
    env::{Env, Response},
    store::KeepError,
};
use http::{HeaderValue, StatusCode, header};
use shared::{
    api::Problem,
    attribute::SourceError,
    grant,
    id::{LoginId, Reference},
    language::Language,
    provider::bankid,
    reason::Reason,
    time::Timestamp,
};

/// A request ends here.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Failure {
    /// What the person learns.
    pub reason: Reason,
    /// What the operator learns besides.
    pub detail: Detail,
    /// The login that it happened in.
    pub login: Option<LoginId>,
}

impl From<KeepError> for Failure {
    fn from(error: KeepError) -> Self {
        let detail = match error {
            KeepError::Seal => Detail::Seal,
            KeepError::Store => Detail::Store,
        };
        Failure::new(Reason::Unavailable, detail)
    }
}

/// Which check or part it was.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Detail {
    /// BankID refused, or did not answer.
    BankId(bankid::Refusal),
    /// BankID's evidence broke a rule.
    Evidence(bankid::evidence::Refusal),
    /// The request's body or query is longer than is read.
    BodyTooLong,
    /// The address of the person's device is not to be had.
    ClientAddress,
    /// A form came from another site.
    CrossSite,
    /// The request cannot be read.
    Form,
    /// The level that the e-service demands is not proved.
    Level(grant::Why),
    /// A person tried to use a login twice.
    LoginUsed,
    /// Nothing to add to the reason.
    None,
    /// A value could not be sealed.
    Seal,
    /// An attribute source told nothing.
    Source(SourceError),
    /// The store does not answer.
    Store,
    /// The operator's token is wrong or missing.
    Token,
}

impl std::fmt::Display for Detail {
    /// The words in the log: ours, and nothing of what was received.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Detail::BankId(refusal) => refusal.code(),
            Detail::Evidence(refusal) => return write!(f, "evidence: {refusal}"),
            Detail::BodyTooLong => "body-too-long",
            Detail::ClientAddress => "client-address",
            Detail::CrossSite => "cross-site",
            Detail::Form => "form",
            Detail::Level(why) => return write!(f, "level: {why}"),
            Detail::LoginUsed => "login-used",
            Detail::None => "none",
            Detail::Seal => "seal",
            Detail::Source(error) => return write!(f, "source: {error}"),
            Detail::Store => "store",
            Detail::Token => "token",
        })
    }
}

impl Failure {
    /// A failure outside any login.
    pub fn new(reason: Reason, detail: Detail) -> Self {
        Failure {
            reason,
            detail,
            login: None,
        }
    }

    /// The same failure, in this login.
    pub fn in_login(self, login: LoginId) -> Self {
        Failure {
            login: Some(login),
            ..self
        }
    }

    /// The HTTP status of the page or problem.
    pub fn status(&self) -> StatusCode {
        match self.reason {
            Reason::NotFound => StatusCode::NOT_FOUND,
            Reason::ForeignRequest => StatusCode::FORBIDDEN,
            Reason::MalformedRequest | Reason::ServiceUnknown | Reason::RedirectUnknown => StatusCode::BAD_REQUEST,
            Reason::LoginAnswered | Reason::LoginExpired | Reason::LoginNotFound => StatusCode::GONE,
            Reason::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::CONFLICT,
        }
    }

    /// Writes the failure to the log and gives the reference that the person reads out.
    pub fn record<E: Env>(&self, env: &E, now: Timestamp) -> Reference {
        let reference = Reference::from_entropy(env.random());
        let text = reference.to_string();
        let event = Event::Failed {
            reason: self.reason,
            detail: self.detail.to_string(),
            reference: text,
            login: self.login,
        };
        audit::record(env, now, &event);
        reference
    }

    /// The failure for a program (RFC 9457), with the words that the page of it would have.
    pub fn to_problem(&self, reference: Reference, language: Language) -> Response {
        let status = self.status();
        let text = (frontend::text::of(language).reason)(self.reason);
        let problem = Problem {
            r#type: format!("urn:tillit:reason:{}", self.reason.code()),
            title: text.title.to_owned(),
            detail: format!("{} {}", text.what, text.next),
            code: self.reason,
            status: status.as_u16(),
            reference: reference.to_string(),
        };
        let mut response = Response::new(serde_json::to_vec(&problem).unwrap_or_default());
        *response.status_mut() = status;
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        response
    }
}
