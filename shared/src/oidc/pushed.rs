//! Pushed authorization requests (RFC 9126): the e-service hands its request in beforehand, and the person carries only its name.

use super::{
    authorization::{AuthorizationError, AuthorizationErrorCode, Request, doubtful},
    parameters::Parameters,
    provider::Provider,
    ticket::Ticket,
};
use crate::{reason::Reason, time::Span};

/// What the name of a pushed request begins with (RFC 9126, 2.2).
const PREFIX: &str = "urn:ietf:params:oauth:request_uri:";
/// How long a person may take from the e-service to the portal.
pub const PUSHED_LIFETIME: Span = Span::from_seconds(90);

/// The response to a pushed request (RFC 9126, 2.2).
pub fn pushed_response(ticket: &Ticket) -> String {
    serde_json::json!({
        "request_uri": format!("{PREFIX}{}", ticket.to_wire()),
        "expires_in": PUSHED_LIFETIME.seconds(),
    })
    .to_string()
}

/// The ticket of the pushed request that these parameters name; `None` where they name none.
pub fn pushed_ticket(parameters: &Parameters) -> Option<Ticket> {
    Ticket::parse(parameters.get("request_uri")?.strip_prefix(PREFIX)?)
}

/// Takes up a pushed request: it must be of the e-service that the parameters name (RFC 9126, 4). `pushed` is `None` where it is not to be
/// found any more.
pub fn take_up(
    pushed: Option<Request>,
    parameters: &Parameters,
    provider: &Provider<'_>,
) -> Result<Request, AuthorizationError> {
    let service = provider.client(parameters).map_err(AuthorizationError::Page)?;
    if parameters.get("request").is_some() {
        return Err(doubtful(parameters, service, AuthorizationErrorCode::InvalidRequest));
    }
    match pushed {
        Some(request) if request.client == service.id => Ok(request),
        Some(_) => Err(AuthorizationError::Page(Reason::MalformedRequest)),
        None => Err(doubtful(parameters, service, AuthorizationErrorCode::InvalidRequestUri)),
    }
}
