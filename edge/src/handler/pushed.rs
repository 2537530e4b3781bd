//! Pushed authorization requests (RFC 9126).

use super::{
    Call,
    client::{self, Refused},
};
use crate::{
    env::{Env, Response},
    page,
    store::{self, KeepError, Kept, TakeError},
};
use http::StatusCode;
use shared::{
    api::path,
    oidc::{
        AuthorizationError, Channel, PUSHED_LIFETIME, Parameters, Request, Ticket, TokenError, pushed_response,
        pushed_ticket, take_up,
    },
    reason::Reason,
};

/// `POST /oidc/par`.
pub async fn push<E: Env>(call: &Call<'_, E>) -> Response {
    let pushed = keep(call).await.map(|ticket| {
        let mut response = page::json(pushed_response(&ticket).into_bytes());
        *response.status_mut() = StatusCode::CREATED;
        response
    });
    client::answer(call, pushed)
}

/// RFC 9126, 2.1: the e-service is authenticated, and its request checked as the authorization endpoint would.
async fn keep<E: Env>(call: &Call<'_, E>) -> Result<Ticket, Refused> {
    let parameters = call.form().map_err(|_| Refused(TokenError::InvalidRequest, "form"))?;
    let client = client::authenticate(call, &parameters, path::PAR).await?;
    let request = Request::read(&parameters, &call.provider(), Channel::Pushed(client.id()), call.now);
    let request = request.map_err(|error| match error {
        AuthorizationError::Redirect { error, .. } => Refused(TokenError::Authorization(error), "pushed-request"),
        AuthorizationError::Page(_) => Refused(TokenError::InvalidRequest, "pushed-request"),
    })?;
    let ticket = Ticket::from_entropy(call.env.random());
    let (what, expires) = ((Kept::PushedRequest, &ticket), call.now.after(PUSHED_LIFETIME));
    let kept = store::keep(call.env, &call.config.seal_key, what, &request, expires).await;
    kept.map_err(|error| match error {
        KeepError::Seal => Refused(TokenError::ServerError, "seal"),
        KeepError::Store => Refused(TokenError::ServerError, "store"),
    })?;
    Ok(ticket)
}

/// The request that the parameters of the authorization endpoint lead to: one that was pushed, or the one that they are.
pub async fn read<E: Env>(call: &Call<'_, E>, parameters: &Parameters) -> Result<Request, AuthorizationError> {
    match pushed_ticket(parameters) {
        Some(ticket) => take_up(take(call, &ticket).await?, parameters, &call.provider()),
        None => Request::read(parameters, &call.provider(), Channel::Browser, call.now),
    }
}

/// The pushed request behind a ticket; `None` where it is not to be had any more.
async fn take<E: Env>(call: &Call<'_, E>, ticket: &Ticket) -> Result<Option<Request>, AuthorizationError> {
    let what = (Kept::PushedRequest, ticket);
    match store::take(call.env, &call.config.seal_key, what, call.now).await {
        Ok(request) => Ok(Some(request)),
        Err(TakeError::Absent | TakeError::Late | TakeError::Taken) => Ok(None),
        Err(TakeError::Store) => Err(AuthorizationError::Page(Reason::Unavailable)),
    }
}
