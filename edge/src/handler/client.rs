//! What the endpoints have in common that e-services call: who is asking, and how a refusal is told.

use super::Call;
use crate::{
    audit::{self, Event},
    env::{Env, Response},
    page,
    store::{self, Once},
};
use http::{HeaderValue, StatusCode, header};
use shared::{
    id::Reference,
    oidc::{Credentials, Parameters, TokenError, VerifiedClient},
};

/// A refused request: what the e-service learns, and what the log says besides.
pub struct Refused(pub TokenError, pub &'static str);

/// Authenticates the e-service that calls `endpoint`.
pub async fn authenticate<E: Env>(
    call: &Call<'_, E>,
    parameters: &Parameters,
    endpoint: &str,
) -> Result<VerifiedClient, Refused> {
    let credentials = Credentials::read(parameters, call.header(header::AUTHORIZATION.as_str()));
    let credentials = credentials.map_err(|error| Refused(error, "client-credentials"))?;
    let client = credentials.authenticate(&call.provider(), endpoint, call.now);
    let client = client.map_err(|error| Refused(error, "client-authentication"))?;
    let Some(once) = client.once() else {
        return Ok(client);
    };
    match store::is_first(call.env, Once::Assertion, &once.id, once.expires).await {
        Ok(true) => Ok(client),
        Ok(false) => Err(Refused(TokenError::InvalidClient, "assertion-replayed")),
        Err(_) => Err(Refused(TokenError::ServerError, "store")),
    }
}

/// The answer of an endpoint, or the error response (RFC 6749, 5.2) and a line in the log.
pub fn answer<E: Env>(call: &Call<'_, E>, result: Result<Response, Refused>) -> Response {
    let Refused(error, detail) = match result {
        Ok(response) => return response,
        Err(refused) => refused,
    };
    let reference = Reference::from_entropy(call.env.random()).to_string();
    let event = Event::ClientRefused {
        endpoint: call.request.uri().path(),
        error: error.code(),
        detail,
        reference: reference.clone(),
    };
    audit::record(call.env, call.now, &event);
    let refusal = serde_json::json!({
        "error": error.code(),
        "error_description": format!("{} Reference: {reference}", error.description()),
    });
    let mut response = page::json(refusal.to_string().into_bytes());
    *response.status_mut() = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
    // A caller that came with this header is told how to come again (RFC 6749, 5.2; RFC 6750, 3).
    let challenge = match error {
        TokenError::InvalidToken => Some("Bearer error=\"invalid_token\""),
        TokenError::InvalidClient if call.request.headers().contains_key(header::AUTHORIZATION) => Some("Basic"),
        _ => None,
    };
    if let Some(challenge) = challenge {
        response
            .headers_mut()
            .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    }
    response
}
