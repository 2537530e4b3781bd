//! A telephone with the BankID app: a page for people and an API for tests, over plain HTTP on this machine.
//!
//! It knows of an order only what it scans or is started with, and the server of [`crate::bankid`] decides whether that is good.
//! The same port has what a test needs to make that server misbehave.

mod api;
mod scanner;

use crate::bankid::BankId;
use crate::serving::{self, Running};
use anyhow::Result;
use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use std::net::SocketAddr;

/// What the page may do: run its own script, read the camera, talk to its own server.
const CONTENT_SECURITY_POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// Puts the phone on `address` (port 0 for any).
///
/// # Errors
/// If the port is taken.
pub async fn serve(bankid: BankId, address: SocketAddr) -> Result<Running> {
    let pages = Router::new()
        .route("/", get(|| async { Redirect::to("/phone") }))
        .route(
            "/phone",
            get(|| file("text/html; charset=utf-8", include_str!("phone/page.html"))),
        )
        .route(
            "/phone.css",
            get(|| file("text/css; charset=utf-8", include_str!("phone/page.css"))),
        )
        .route(
            "/phone.js",
            get(|| file("text/javascript; charset=utf-8", include_str!("phone/page.js"))),
        );
    serving::plain(address, pages.merge(api::router(bankid))).await
}

async fn file(kind: &'static str, text: &'static str) -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, text)
}
