//! The Relying Party API over HTTP: methods, bodies and error answers.

use super::error::{ApiError, ErrorCode};
use super::fault::{Fault, Method};
use super::order::RelyingParty;
use super::request::{self, Purpose, Reference};
use super::{BankId, tls};
use crate::serving::{self, HangUp, Running};
use anyhow::Result;
use axum::body::{self, Body, Bytes};
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::post;
use axum::{Extension, Json, Router};
use serde_json::json;
use std::net::SocketAddr;
use std::time::Duration;

/// Where the methods are, as on BankID's own servers.
const BASE: &str = "/rp/v6.0";

/// Larger than the largest lawful body: 40 000 and 200 000 characters of text, and the rest.
const MAX_BODY: usize = 256 * 1024;

/// How large the answer of the fault `huge` is.
const HUGE: usize = 32 * 1024 * 1024;

/// Puts the Relying Party API on `address` (port 0 for any): TLS with the sandbox's server certificate, and only for clients with
/// a certificate of the sandbox's RP CA.
///
/// # Errors
/// If the port is taken or the keys cannot be read.
pub async fn serve(bankid: BankId, address: SocketAddr) -> Result<Running> {
    let config = tls::configuration(&bankid)?;
    let (listener, address) = serving::listen(address).await?;
    let router = router(bankid.clone());
    let task = tokio::spawn(serving::accept(listener, move |stream, _peer| {
        tls::connection(stream, config.clone(), bankid.hang_ups(), router.clone())
    }));
    Ok(Running::new(address, task))
}

fn router(bankid: BankId) -> Router {
    let methods = Router::new()
        .route("/auth", post(auth))
        .route("/sign", post(sign))
        .route("/collect", post(collect))
        .route("/cancel", post(cancel));
    Router::new()
        .nest(BASE, methods)
        .fallback(|| async { ApiError::new(ErrorCode::NotFound, "No such method") })
        .method_not_allowed_fallback(|| async { ApiError::new(ErrorCode::MethodNotAllowed, "Only POST") })
        .layer(middleware::from_fn_with_state(bankid.clone(), break_down))
        .with_state(bankid)
}

async fn auth(bankid: State<BankId>, rp: Extension<RelyingParty>, body: Document) -> Result<Response, ApiError> {
    begin(Purpose::Auth, &bankid, rp.0, &body.0)
}

async fn sign(bankid: State<BankId>, rp: Extension<RelyingParty>, body: Document) -> Result<Response, ApiError> {
    begin(Purpose::Sign, &bankid, rp.0, &body.0)
}

fn begin(purpose: Purpose, bankid: &BankId, rp: RelyingParty, body: &[u8]) -> Result<Response, ApiError> {
    let started = bankid.begin(purpose, request::read(body)?, rp)?;
    Ok(Json(started).into_response())
}

async fn collect(bankid: State<BankId>, rp: Extension<RelyingParty>, body: Document) -> Result<Response, ApiError> {
    let reference: Reference = request::read(&body.0)?;
    Ok(Json(bankid.collect(&reference.order_ref, &rp)?).into_response())
}

async fn cancel(bankid: State<BankId>, rp: Extension<RelyingParty>, body: Document) -> Result<Response, ApiError> {
    let reference: Reference = request::read(&body.0)?;
    bankid.cancel(&reference.order_ref, &rp)?;
    Ok(Json(json!({})).into_response())
}

/// The body of a request that says it is JSON.
struct Document(Bytes);

impl<S: Send + Sync> FromRequest<S> for Document {
    type Rejection = ApiError;

    async fn from_request(request: Request, _state: &S) -> Result<Self, ApiError> {
        if !is_json(request.headers()) {
            return Err(ApiError::new(
                ErrorCode::UnsupportedMediaType,
                "Content-Type is not application/json",
            ));
        }
        let body = body::to_bytes(request.into_body(), MAX_BODY).await;
        body.map(Document)
            .map_err(|_| ApiError::invalid("The body is too large, or was cut off"))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let essence = value.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

/// Lets the faults that are on have their way.
async fn break_down(State(bankid): State<BankId>, request: Request, next: Next) -> Response {
    let method = match request.uri().path().strip_prefix(BASE) {
        Some("/auth") => Some(Method::Auth),
        Some("/sign") => Some(Method::Sign),
        Some("/collect") => Some(Method::Collect),
        Some("/cancel") => Some(Method::Cancel),
        _ => None,
    };
    let strike = bankid.strike(method);
    let response = match strike.fault {
        None | Some(Fault::Slow { .. } | Fault::WrongCertificate) => next.run(request).await,
        Some(Fault::Error { error_code }) => ApiError::new(error_code, "As ordered").into_response(),
        Some(Fault::Drop) => (Extension(HangUp), StatusCode::SERVICE_UNAVAILABLE).into_response(),
        Some(Fault::NotJson) => Html("<!doctype html><title>Welcome</title><p>It works").into_response(),
        Some(Fault::Truncated) => json_text(r#"{"orderRef":"131daac9-16c6-4618-beb0-365768f37288","sta"#.to_owned()),
        Some(Fault::Huge) => json_text(format!(r#"{{"orderRef":"{}"}}"#, "A".repeat(HUGE))),
    };
    // It has done its work when the answer is late: who does not wait for it has missed it.
    if strike.delay.millis() > 0 {
        tokio::time::sleep(Duration::from_millis(strike.delay.millis())).await;
    }
    response
}

fn json_text(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], Body::from(text)).into_response()
}
