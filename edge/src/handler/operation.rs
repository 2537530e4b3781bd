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

/// How often one call sweeps, if each time there is more: a call must end before its caller gives up.
const SWEEPS: usize = 5;

/// `POST /internal/sweep` with `Authorization: Bearer <internal_token>`: removes marks and grants whose time is over, and
/// says in the log which methods' levels should be looked up again, and what else the operator should know.
pub async fn sweep<E: Env>(call: &Call<'_, E>) -> Result<Response, Failure> {
    let shown = call
        .header(header::AUTHORIZATION.as_str())
        .strip_prefix("Bearer ")
        .unwrap_or_default();
    if !call.config.internal_token.is(shown) {
        return Err(Failure::new(Reason::NotFound, Detail::Token));
    }
    let (mut removed, mut more) = (0, true);
    for _ in 0..SWEEPS {
        let swept = store::sweep(call.env, call.now).await;
        let swept = swept.map_err(|_| Failure::new(Reason::Unavailable, Detail::Store))?;
        removed += swept.removed;
        more = swept.more;
        if !more {
            break;
        }
    }
    audit::record(call.env, call.now, &Event::Swept { removed });
    for method in call.config.portal.overdue(call.now) {
        audit::record(call.env, call.now, &Event::LevelOverdue { method: &method.id });
    }
    call.config.warn(call.env);
    Ok(page::json(
        format!(r#"{{"removed":{removed},"more":{more}}}"#).into_bytes(),
    ))
}
