//! Kontaktboken: an e-service that people log in to through the portal.
//!
//! It is what an e-service owner would write: a public OpenID Connect library, the code flow with PKCE, a signed client assertion,
//! and nothing that knows Tillit. It speaks plain HTTP and is for this machine only.

mod assertion;
mod login;
mod page;
mod session;

use crate::clock::Clock;
use crate::serving::{self, Running};
use anyhow::{Context, Result};
use assertion::ClientKey;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use login::{Answer, LoginError, Party};
use session::{Sessions, cookie};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The client id of the e-service, registered with the portal as a test service.
pub const CLIENT_ID: &str = "https://demo.tillit.example/kontaktboken";

/// How the e-service is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where it listens (port 0 for any).
    pub listen: SocketAddr,
    /// The portal's issuer identifier: its public address.
    pub issuer: String,
    /// The e-service's own address, without a slash at the end; by default `http://` and where it listens. `/callback` under it
    /// is the redirect URI that the portal must know.
    pub base_url: Option<String>,
    /// The client id, normally [`CLIENT_ID`].
    pub client_id: String,
    /// The file with the private key (P-256, as a JWK), normally `sandbox/keys/kontaktboken.jwk`.
    pub key_file: PathBuf,
}

/// What all requests share.
#[derive(Debug)]
struct Service {
    party: Party,
    sessions: Mutex<Sessions>,
}

type Shared = State<Arc<Service>>;

/// Starts the e-service. The portal need not be up yet.
///
/// # Errors
/// If the port is taken, the key cannot be read, or an address is none.
pub async fn serve(options: Options) -> Result<Running> {
    let (listener, address) = serving::listen(options.listen).await?;
    let base_url = options.base_url.unwrap_or_else(|| format!("http://{address}"));
    let key = ClientKey::read(&options.key_file)?;
    let party =
        Party::new(options.issuer, base_url, options.client_id, key, Clock::machine()).context("the e-service")?;
    let service = Arc::new(Service {
        party,
        sessions: Mutex::default(),
    });
    let router = Router::new()
        .route("/", get(front))
        .route("/login", get(login))
        .route("/callback", get(callback))
        .route("/me", get(me))
        .route("/me.json", get(me_json))
        .route("/logout", post(logout))
        .route(
            "/style.css",
            get(|| async {
                (
                    [(header::CONTENT_TYPE, "text/css")],
                    include_str!("demo_service/style.css"),
                )
            }),
        )
        .fallback(|| async { (StatusCode::NOT_FOUND, Html(page::failed("not-found", None))) })
        .with_state(service);
    Ok(serving::plain_on(listener, address, router))
}

impl Service {
    fn sessions(&self) -> MutexGuard<'_, Sessions> {
        // A panic while it was held leaves whole entries: each is inserted or removed in one step.
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.forget_old(self.party.clock().now());
        sessions
    }
}

async fn front(State(service): Shared, headers: HeaderMap) -> Html<String> {
    let signed_in = service.sessions().claims(&headers).is_some();
    Html(page::front(signed_in, service.party.issuer()))
}

/// Sends the person to the portal.
async fn login(State(service): Shared, headers: HeaderMap) -> Result<Response, LoginError> {
    let (address, attempt) = service.party.begin().await?;
    let browser = service
        .sessions()
        .expect(&headers, attempt)
        .map_err(|error| LoginError::Broken(error.to_string()))?;
    Ok((set_cookie(session::BROWSER, &browser), Redirect::to(address.as_str())).into_response())
}

/// Where the person comes back from the portal.
async fn callback(
    State(service): Shared,
    headers: HeaderMap,
    Query(answer): Query<Answer>,
) -> Result<Response, LoginError> {
    let attempt = answer
        .state
        .as_deref()
        .and_then(|state| service.sessions().take(&headers, state));
    let attempt = attempt.ok_or(LoginError::Unexpected)?;
    let claims = service.party.finish(answer, attempt).await?;
    let now = service.party.clock().now();
    let session = service
        .sessions()
        .sign_in(claims, now)
        .map_err(|error| LoginError::Broken(error.to_string()))?;
    Ok((set_cookie(session::SESSION, &session), Redirect::to("/me")).into_response())
}

async fn me(State(service): Shared, headers: HeaderMap) -> Response {
    match service.sessions().claims(&headers) {
        Some(claims) => Html(page::me(claims)).into_response(),
        None => Redirect::to("/").into_response(),
    }
}

/// The verified claims for a program, `401` if nobody is signed in.
async fn me_json(State(service): Shared, headers: HeaderMap) -> Response {
    match service.sessions().claims(&headers) {
        Some(claims) => Json(claims).into_response(),
        None => StatusCode::UNAUTHORIZED.into_response(),
    }
}

/// Ends the session here; the portal knows nothing of it.
async fn logout(State(service): Shared, headers: HeaderMap) -> Response {
    service.sessions().sign_out(&headers);
    (set_cookie(session::SESSION, ""), Redirect::to("/")).into_response()
}

fn set_cookie(name: &str, value: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if let Ok(value) = HeaderValue::from_str(&cookie(name, value)) {
        headers.insert(header::SET_COOKIE, value);
    }
    headers
}

impl IntoResponse for LoginError {
    fn into_response(self) -> Response {
        let status = match self {
            LoginError::Unreachable(_) => StatusCode::BAD_GATEWAY,
            LoginError::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::BAD_REQUEST,
        };
        (status, Html(page::failed(self.code(), self.detail()))).into_response()
    }
}
