//! Request objects: an authorization request as a token that the e-service has signed (RFC 9101; OpenID Connect Core 1.0, 6.1).

use super::{Provider, parameters::Parameters};
use crate::{
    api::path,
    jose::{Typ, UnverifiedJws},
    portal::{RequestForm, Service},
    time::{LEEWAY, Timestamp},
};
use serde::Deserialize;
use serde_json::{Map, Value};

/// The type of its own (RFC 9101, 10.8), and the one that OpenID Connect's older request objects have.
const TYPES: Typ<'_> = Typ::OneOfOrAbsent(&["oauth-authz-req+jwt", "JWT"]);
/// What describes the token, and is no parameter (RFC 7519, 4.1).
const REGISTERED: [&str; 7] = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];
/// What may not stand in a request object (RFC 9101, 4).
const FORBIDDEN: [&str; 2] = ["request", "request_uri"];

/// The object is not signed by the e-service, not for us, too old, or has what it may not have.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Invalid;

#[derive(Deserialize)]
struct Registered {
    iss: String,
    aud: Audience,
    exp: Option<u64>,
    nbf: Option<u64>,
    client_id: Option<String>,
    sub: Option<String>,
}

/// One audience or several (RFC 7519, 4.1.3).
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    /// Whether one of the audiences is one of these.
    pub(super) fn is_one_of(&self, ours: &[&str]) -> bool {
        let named = match self {
            Audience::One(audience) => std::slice::from_ref(audience),
            Audience::Several(audiences) => audiences,
        };
        named.iter().any(|audience| ours.contains(&audience.as_str()))
    }
}

/// Verifies a request object of `service` and gives the parameters in it. Those beside it in the query count for nothing (RFC 9101, 6.3).
pub(super) fn read(
    token: &str,
    service: &Service,
    provider: &Provider<'_>,
    now: Timestamp,
) -> Result<Parameters, Invalid> {
    let keys = service.keys.as_ref().ok_or(Invalid)?;
    let payload = UnverifiedJws::parse(token).and_then(|token| token.verify(keys, TYPES));
    let payload = payload.map_err(|_| Invalid)?;
    let registered: Registered = payload.read().map_err(|_| Invalid)?;
    let members: Map<String, Value> = payload.read().map_err(|_| Invalid)?;
    let endpoint = format!("{}{}", provider.issuer, path::AUTHORIZE);
    let is_own = |name: &str| name == service.id.as_str();
    let fits = is_own(&registered.iss)
        && registered.client_id.as_deref().is_none_or(is_own)
        && registered.aud.is_one_of(&[provider.issuer, &endpoint])
        // A token about the e-service itself would be a client assertion as well (RFC 9101, 10.8).
        && !registered.sub.as_deref().is_some_and(is_own)
        && registered.exp.map_or(service.request_form == RequestForm::Any, |exp| {
            now <= Timestamp::from_unix_seconds(exp).after(LEEWAY)
        })
        && registered
            .nbf
            .is_none_or(|nbf| Timestamp::from_unix_seconds(nbf) <= now.after(LEEWAY))
        && !FORBIDDEN.iter().any(|name| members.contains_key(*name));
    let parameters = members
        .into_iter()
        .filter(|(name, _)| !REGISTERED.contains(&name.as_str()));
    if fits {
        Ok(Parameters::from_members(parameters.collect()))
    } else {
        Err(Invalid)
    }
}
