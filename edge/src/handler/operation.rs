//! What the operator's monitoring and schedules call.

use super::Call;
use crate::{
    audit::{self, Event},
    env::{Env, Response},
    failure::{Detail, Failure},
    page, store,
};
use http::header;
use shared::reason::Reason;

/// `GET /health`: 200 where the configuration is whole (it is, if we are here) and the store answers.
pub async fn health<E: Env>(call: &Call<'_, E>) -> Result<Response, Failure> {
    call.env
        .get("health")
        .await
        .map_err(|_| Failure::new(Reason::Unavailable, Detail::Store))?;
    Ok(page::json(br#"{"status":"ok"}"#.to_vec()))
}

/// `POST /internal/sweep` with `Authorization: Bearer <internal_token>`: removes marks and grants whose time is over.
pub async fn sweep<E: Env>(call: &Call<'_, E>) -> Result<Response, Failure> {
    let shown = call
        .header(header::AUTHORIZATION.as_str())
        .strip_prefix("Bearer ")
        .unwrap_or_default();
    if !call.config.internal_token.is(shown) {
        return Err(Failure::new(Reason::NotFound, Detail::Token));
    }
    let removed = store::sweep(call.env, call.now)
        .await
        .map_err(|_| Failure::new(Reason::Unavailable, Detail::Store))?;
    audit::record(call.env, call.now, &Event::Swept { removed });
    Ok(page::json(format!(r#"{{"removed":{removed}}}"#).into_bytes()))
}
