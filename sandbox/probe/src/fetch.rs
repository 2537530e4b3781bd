//! `wasi:http` outwards.

use spin_sdk::http::body::IncomingBodyExt;
use spin_sdk::http::{EmptyBody, Request, send};
use spin_sdk::wasip3::http::types::RequestOptions;
use spin_sdk::wasip3::http_compat::RequestOptionsExtension;

use crate::handle::{Outcome, Query, refusal};

/// GETs `url`, or POSTs `body` to it, and gives the status and the body, parted by a space. `connect`, `first` and `between` set
/// the times, in milliseconds, that the request has for a connection, the response and each part of its body.
pub(crate) async fn fetch(query: &Query) -> Outcome {
    let options = RequestOptions::new();
    options.set_connect_timeout(time(query, "connect")).map_err(refusal)?;
    options.set_first_byte_timeout(time(query, "first")).map_err(refusal)?;
    options
        .set_between_bytes_timeout(time(query, "between"))
        .map_err(refusal)?;
    let request = Request::builder()
        .uri(query.get("url"))
        .extension(RequestOptionsExtension(options));
    let response = match query.find("body") {
        None => send(request.body(EmptyBody::new()).map_err(refusal)?).await,
        Some(body) => send(request.method("POST").body(body).map_err(refusal)?).await,
    };
    let response = response.map_err(refusal)?;
    let status = response.status().as_u16();
    let body = response.into_body().bytes().await.map_err(refusal)?;
    Ok(format!("{status} {}", String::from_utf8_lossy(&body)))
}

/// A time in nanoseconds.
fn time(query: &Query, name: &str) -> Option<u64> {
    query.find(name)?.parse::<u64>().ok()?.checked_mul(1_000_000)
}
